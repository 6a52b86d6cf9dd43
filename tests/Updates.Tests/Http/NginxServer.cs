using System;
using System.Diagnostics;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;

namespace SecureBoot.Updates.Tests.Http;

/// <summary>Debian's nginx on a free port of 127.0.0.1, with a temporary folder.</summary>
internal sealed class NginxServer : IDisposable
{
    private const string Program = "/usr/sbin/nginx";

    private readonly string _folder = Directory.CreateTempSubdirectory("secureboot-nginx-").FullName;
    private readonly Process _process;

    /// <summary>Starts the server.</summary>
    /// <param name="server">Directives for the server block.</param>
    /// <param name="tls">Certificate and key in PEM; null for HTTP without TLS.</param>
    public NginxServer(string server = "", (string Certificate, string Key)? tls = null)
    {
        using (TcpListener free = new(IPAddress.Loopback, 0))
        {
            free.Start();
            Port = ((IPEndPoint)free.LocalEndpoint).Port;
        }

        Directory.CreateDirectory(Site);
        string secure = "";
        if (tls is { } files)
        {
            File.WriteAllText(Path.Combine(_folder, "server.pem"), files.Certificate);
            File.WriteAllText(Path.Combine(_folder, "server.key"), files.Key);
            secure = $"ssl_certificate {_folder}/server.pem; ssl_certificate_key {_folder}/server.key;";
        }

        File.WriteAllText(Path.Combine(_folder, "nginx.conf"), $$"""
            daemon off;
            master_process off;
            pid {{_folder}}/pid;
            error_log {{_folder}}/error.log;
            events { }
            http {
                access_log {{_folder}}/access.log;
                client_body_temp_path {{_folder}}/body;
                proxy_temp_path {{_folder}}/proxy;
                fastcgi_temp_path {{_folder}}/fastcgi;
                uwsgi_temp_path {{_folder}}/uwsgi;
                scgi_temp_path {{_folder}}/scgi;
                types { }
                default_type application/octet-stream;
                server {
                    listen 127.0.0.1:{{Port}}{{(tls is null ? "" : " ssl")}};
                    root {{Site}};
                    {{secure}}
                    {{server}}
                }
            }
            """);
        ProcessStartInfo start = new(Program) { UseShellExecute = false };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(Path.Combine(_folder, "nginx.conf"));
        start.ArgumentList.Add("-e");
        start.ArgumentList.Add(Path.Combine(_folder, "error.log"));
        _process = Process.Start(start)!;
        WaitUntilItListens();
    }

    /// <summary>The reason to skip tests with nginx; null if nginx is installed.</summary>
    public static string? Missing =>
        File.Exists(Program) ? null : $"needs {Program}: apt-get install nginx-light";

    /// <summary>The port of the server.</summary>
    public int Port { get; }

    /// <summary>The root folder of the site.</summary>
    public string Site => Path.Combine(_folder, "site");

    /// <summary>Puts a file below the root.</summary>
    public void Put(string name, byte[] bytes)
    {
        string path = Path.Combine(Site, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void WaitUntilItListens()
    {
        for (int tries = 0; tries < 200; tries++)
        {
            try
            {
                using TcpClient client = new();
                client.Connect(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException)
            {
                Thread.Sleep(50);
            }
        }

        throw new InvalidOperationException("nginx does not listen: "
            + File.ReadAllText(Path.Combine(_folder, "error.log")));
    }
}

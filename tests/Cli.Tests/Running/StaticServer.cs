using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;

namespace SecureBoot.Cli.Tests;

/// <summary>A web server on 127.0.0.1 for one test: files with ranges, and faults of servers.</summary>
public sealed class StaticServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string _folder;
    private readonly Thread _thread;

    /// <summary>Serves a folder.</summary>
    public StaticServer(string folder)
    {
        _folder = folder;
        _listener.Start();
        _thread = new Thread(Serve) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>The server's address.</summary>
    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/";

    /// <summary>The fault of the server's answers for images; empty for no fault.</summary>
    public string Fault { get; set; } = "";

    public void Dispose()
    {
        _listener.Stop();
        _thread.Join();
    }

    private void Serve()
    {
        try
        {
            while (true)
            {
                using TcpClient client = _listener.AcceptTcpClient();
                using NetworkStream stream = client.GetStream();
                Answer(stream);
            }
        }
        catch (Exception exception) when (exception is SocketException or InvalidOperationException or IOException)
        {
        }
    }

    private void Answer(NetworkStream stream)
    {
        using StreamReader reader = new(
            stream, Encoding.ASCII, detectEncodingFromByteOrderMarks: false, 1024, leaveOpen: true);
        string path = (reader.ReadLine() ?? "").Split(' ')[1];
        int start = 0;
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            if (line.StartsWith("Range: bytes=", StringComparison.OrdinalIgnoreCase))
            {
                start = int.Parse(line[13..].Split('-')[0], CultureInfo.InvariantCulture);
            }
        }

        string file = Path.Combine(_folder, path.TrimStart('/'));
        byte[] bytes = File.Exists(file) ? File.ReadAllBytes(file) : [];
        string fault = path.EndsWith(".img", StringComparison.Ordinal) ? Fault : "";
        List<byte> answer =
        [
            .. Encoding.ASCII.GetBytes(Head(fault, bytes.Length, start, File.Exists(file))),
            .. bytes.AsSpan(Math.Min(start, bytes.Length)),
        ];
        int length = fault == "cut" ? answer.Count - 10 : answer.Count;
        stream.Write(answer.ToArray(), 0, length);
    }

    private static string Head(string fault, int size, int start, bool isThere)
    {
        string common = $"Connection: close\r\nContent-Length: {size - start}\r\n";
        return fault switch
        {
            _ when !isThere => "HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
            "no ranges" => $"HTTP/1.1 200 OK\r\n{common}\r\n",
            "redirect" => $"HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\n{common}\r\n",
            "gzip" =>
                $"HTTP/1.1 206 Partial Content\r\nContent-Encoding: gzip\r\nContent-Range: bytes {start}-{size - 1}/"
                    + $"{size}\r\n{common}\r\n",
            "other range" =>
                $"HTTP/1.1 206 Partial Content\r\nContent-Range: bytes {start + 1}-{size - 1}/{size}\r\n{common}\r\n",
            "busy" =>
                "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 60\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
            _ => $"HTTP/1.1 206 Partial Content\r\nContent-Range: bytes {start}-{size - 1}/{size}\r\n{common}\r\n",
        };
    }
}

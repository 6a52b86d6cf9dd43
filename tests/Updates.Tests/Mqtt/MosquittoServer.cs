using System;
using System.Diagnostics;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using SecureBoot.DeviceSupport;

namespace SecureBoot.Updates.Tests.Mqtt;

/// <summary>Debian's mosquitto on a free port of 127.0.0.1 with TLS.</summary>
internal sealed class MosquittoServer : IDisposable
{
    private const string Program = "/usr/sbin/mosquitto";

    private readonly string _folder = Directory.CreateTempSubdirectory("secureboot-mosquitto-").FullName;
    private readonly Process _process;

    /// <summary>Starts the broker, with certificate and key in PEM.</summary>
    public MosquittoServer((string Certificate, string Key) tls)
    {
        using (TcpListener free = new(IPAddress.Loopback, 0))
        {
            free.Start();
            Port = ((IPEndPoint)free.LocalEndpoint).Port;
        }

        File.WriteAllText(Path.Combine(_folder, "server.pem"), tls.Certificate);
        File.WriteAllText(Path.Combine(_folder, "server.key"), tls.Key);
        File.WriteAllText(Path.Combine(_folder, "mosquitto.conf"), $"""
            user root
            log_dest file {_folder}/log
            persistence false
            listener {Port} 127.0.0.1
            allow_anonymous true
            certfile {_folder}/server.pem
            keyfile {_folder}/server.key

            """);
        ProcessStartInfo start = new(Program) { UseShellExecute = false };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(Path.Combine(_folder, "mosquitto.conf"));
        _process = Process.Start(start)!;
        WaitUntilItListens();
    }

    /// <summary>The reason to skip tests with mosquitto; null if mosquitto is installed.</summary>
    public static string? Missing => File.Exists(Program)
        ? null
        : $"needs {Program}: apt-get install mosquitto";

    /// <summary>The port of the broker.</summary>
    public int Port { get; }

    /// <summary>The broker's log of its clients.</summary>
    public string Log => File.ReadAllText(Path.Combine(_folder, "log"));

    /// <summary>Publishes a retained message to a topic.</summary>
    public void Retain(string topic, byte[] message)
    {
        using TcpClient client = new();
        client.Connect(IPAddress.Loopback, Port);
        using X509Certificate2 own = X509CertificateLoader.LoadCertificateFromFile(
            Path.Combine(_folder, "server.pem"));
        using SslStream stream = new(
            client.GetStream(), false, (_, certificate, _, _) => own.Equals(certificate));
        stream.AuthenticateAsClient("localhost");
        stream.Write([0x10, 16, 0, 4, .. "MQTT"u8, 4, 2, 0, 60, 0, 4, .. "test"u8]);
        byte[] answer = new byte[4];
        stream.ReadExactly(answer);
        if (!answer.AsSpan().SequenceEqual<byte>([0x20, 2, 0, 0]))
        {
            throw new InvalidOperationException($"mosquitto refuses: {Convert.ToHexString(answer)}");
        }

        // QoS 1: the broker's answer confirms that the broker keeps the message.
        stream.Write(ScriptedBroker.MakePublish(topic, message, 1, 1, true));
        stream.ReadExactly(answer);
        stream.Write([0xE0, 0]);
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

        throw new InvalidOperationException("mosquitto does not listen: " + Log);
    }
}

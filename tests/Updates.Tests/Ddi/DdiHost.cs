using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

namespace SecureBoot.Updates.Tests.Ddi;

/// <summary>The stand-in server on a loopback port, with a record of requests and answers. Each connection carries one
/// request.</summary>
internal sealed class DdiHost : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _loop;

    internal DdiHost(string controller, string token)
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        Address = $"http://127.0.0.1:{Port}";
        Server = new DdiServer(Address, controller, token);
        _loop = Task.Run(Serve);
    }

    internal int Port { get; }

    internal string Address { get; }

    internal DdiServer Server { get; }

    /// <summary>Whether JSON comes in chunks without a length, as from hawkBit itself.</summary>
    internal bool SendsChunks { get; set; }

    /// <summary>The exchanges so far, in the format of tests/vectors/ddi.</summary>
    internal List<DdiExchange> Exchanges { get; } = [];

    /// <summary>Waits until the server is in the state that a test needs.</summary>
    internal async Task<bool> WaitFor(Func<DdiServer, bool> isSo, TimeSpan most)
    {
        for (DateTime end = DateTime.UtcNow + most; DateTime.UtcNow < end; await Task.Delay(50))
        {
            lock (Server)
            {
                if (isSo(Server))
                {
                    return true;
                }
            }
        }

        return false;
    }

    public void Dispose()
    {
        _listener.Dispose();
        _loop.Wait();
    }

    private async Task Serve()
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync();
            }
            catch (Exception e) when (e is SocketException or InvalidOperationException)
            {
                return;
            }

            using (client)
            {
                try
                {
                    await Answer(client.GetStream());
                }
                catch (Exception e) when (e is IOException or SocketException)
                {
                    // The client has closed the connection.
                }
            }
        }
    }

    private async Task Answer(NetworkStream stream)
    {
        string[] lines = await ReadHead(stream);
        string[] first = lines[0].Split(' ');
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach (string line in lines[1..].Where(line => line.Length > 0))
        {
            // swupdate sends one of the headers twice.
            headers[line.Split(':')[0]] = line[(line.IndexOf(':') + 1)..].Trim();
        }

        if (headers.ContainsKey("Expect"))
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 100 Continue\r\n\r\n"));
        }

        byte[] body = new byte[int.Parse(
            headers.GetValueOrDefault("Content-Length", "0"), System.Globalization.CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body);
        DdiAnswer answer;
        lock (Server)
        {
            DdiExchange exchange = new(
                first[0],
                first[1],
                headers.GetValueOrDefault("Authorization", ""),
                headers.GetValueOrDefault("Range", ""),
                Encoding.UTF8.GetString(body));
            answer = exchange.Ask(Server);
            Exchanges.Add(exchange with { Status = answer.Status, Answer = DdiExchange.Show(answer, Address) });
        }

        await stream.WriteAsync(Write(answer, isHead: first[0] == "HEAD"));
    }

    private static async Task<string[]> ReadHead(NetworkStream stream)
    {
        StringBuilder head = new();
        byte[] one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(one);
            head.Append((char)one[0]);
        }

        return head.ToString().Split("\r\n");
    }

    private byte[] Write(DdiAnswer answer, bool isHead)
    {
        bool isChunked = SendsChunks && answer.ContentType.Contains("json", StringComparison.Ordinal);
        string length = isChunked ? "Transfer-Encoding: chunked" : $"Content-Length: {answer.Body.Length}";
        string range = answer.ContentRange is null ? "" : $"Content-Range: {answer.ContentRange}\r\n";
        byte[] head = Encoding.ASCII.GetBytes(
            $"HTTP/1.1 {answer.Status} Answer\r\nContent-Type: {answer.ContentType}\r\n{length}\r\n{range}"
                + "Connection: close\r\n\r\n");
        byte[] body = isHead ? [] : answer.Body;
        if (!isChunked)
        {
            return [.. head, .. body];
        }

        int half = body.Length / 2;
        byte[] size(int count) => Encoding.ASCII.GetBytes($"{count:x}\r\n");
        byte[] end = "\r\n"u8.ToArray();
        return [.. head, .. size(half), .. body[..half], .. end, .. size(body.Length - half), .. body[half..], .. end,
            .. size(0), .. end];
    }
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

namespace SecureBoot.Updates.Tests.Ddi;

/// <summary>The stand-in server on a loopback port, with a record of what was asked and answered.</summary>
internal sealed class DdiHost : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _loop;

    internal DdiHost(string controller, string token)
    {
        Address = $"http://127.0.0.1:{FindPort()}";
        Server = new DdiServer(Address, controller, token);
        _listener.Prefixes.Add(Address + "/");
        _listener.Start();
        _loop = Task.Run(Serve);
    }

    internal string Address { get; }

    internal DdiServer Server { get; }

    /// <summary>The exchanges so far, as they are kept in tests/vectors/ddi.</summary>
    internal List<DdiExchange> Exchanges { get; } = [];

    /// <summary>Waits until the server is as a test wants it.</summary>
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
        _listener.Close();
        _loop.Wait();
    }

    private static int FindPort()
    {
        using TcpListener probe = new(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task Serve()
    {
        while (_listener.IsListening)
        {
            try
            {
                await Answer(await _listener.GetContextAsync());
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or IOException)
            {
                // The client is gone, or the test is over.
            }
        }
    }

    private async Task Answer(HttpListenerContext context)
    {
        HttpListenerRequest request = context.Request;
        using MemoryStream body = new();
        await request.InputStream.CopyToAsync(body);
        DdiAnswer answer;
        lock (Server)
        {
            DdiExchange exchange = new(
                request.HttpMethod,
                request.RawUrl!,
                request.Headers["Authorization"] ?? "",
                request.Headers["Range"] ?? "",
                Encoding.UTF8.GetString(body.ToArray()));
            answer = exchange.Ask(Server);
            Exchanges.Add(exchange with { Status = answer.Status, Answer = DdiExchange.Show(answer, Address) });
        }

        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        context.Response.ContentLength64 = answer.Body.Length;
        if (answer.ContentRange is not null)
        {
            context.Response.Headers["Content-Range"] = answer.ContentRange;
        }

        if (request.HttpMethod != "HEAD")
        {
            await context.Response.OutputStream.WriteAsync(answer.Body);
        }

        context.Response.Close();
    }
}

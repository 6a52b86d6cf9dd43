using System;
using System.Collections.Generic;
using System.Text;
using SecureBoot.Board.Network;
using Xunit;

namespace SecureBoot.Updates.Tests.Http;

/// <summary>The device's HTTP client for hawkBit's interface, on the emulator.</summary>
public sealed class HttpDdiExchangeTests
{
    private const string Ok = "HTTP/1.1 200 OK\r\n";
    private readonly HttpProgram _program = new();
    private readonly List<string> _requests = [];

    [Fact]
    public void Send_WithABody_IsOneRequestWithTheToken()
    {
        Answer(Ok + "Content-Length: 0\r\n\r\n");

        Assert.Equal(200, Send("POST", "/deploymentBase/8/feedback", "{\"id\":8}", 512));
        Assert.Equal(
            "POST /T/controller/v1/d/deploymentBase/8/feedback HTTP/1.1\r\nAuthorization: TargetToken abc\r\n"
                + "Accept: application/json\r\nContent-Type: application/json\r\nContent-Length: 8\r\n"
                + "Connection: close\r\nHost: server\r\n\r\n{\"id\":8}",
            string.Concat(_requests));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", 200, "hello")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n", 200, "hello")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n01234567890123456789", 200, "01234567890123456789")]
    [InlineData(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n14\r\n01234567890123456789\r\n0\r\n\r\n",
        200,
        "01234567890123456789")]
    [InlineData("HTTP/1.1 204 No Content\r\n\r\n", 204, "")]
    [InlineData("HTTP/1.1 404 Not Found\r\nContent-Length: 5\r\n\r\nhello", 404, "")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: http://server/x\r\nContent-Length: 5\r\n\r\nhello", 302, "")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 21\r\n\r\n012345678901234567890", 0, "")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n15\r\n012345678901234567890\r\n0\r\n\r\n", 0, "")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nhello", 0, "")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nhello", 0, "")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5000000000\r\n\r\nhello", 0, "")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Encoding: gzip\r\n\r\nhello", 0, "")]
    [InlineData(
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n", 0, "")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n", 0, "")]
    [InlineData("HTTP/1.1 200 OK\r\nno colon\r\nContent-Length: 5\r\n\r\nhello", 0, "")]
    [InlineData("HTTP/1.1 200 OK\r\n\r\nhello", 0, "")]
    [InlineData("HTTP/2 200 OK\r\nContent-Length: 5\r\n\r\nhello", 0, "")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n", 0, "")]
    [InlineData("", 0, "")]
    public void Send_AnswerOfAtMost20Bytes_IsReadWholeOrNotAtAll(string answer, int status, string body)
    {
        Answer(answer);

        Assert.Equal(status, Send("GET", "", "", 20));
        Assert.Equal(body, Encoding.ASCII.GetString(_program.Content));
        Assert.Single(_requests);
    }

    [Fact]
    public void Send_Busy_KeepsWhatTheServerAsksFor()
    {
        Answer("HTTP/1.1 429 Busy\r\nRetry-After: 120\r\nContent-Length: 0\r\n\r\n");

        Assert.Equal(429, Send("GET", "", "", 20));
        Assert.Equal(120, _program.Call("DdiWait"));
    }

    // Each byte arrives before the device's timeout, so the deadline of the whole exchange ends the exchange.
    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n")]
    [InlineData("")]
    public void Send_Drip_EndsAtTheDeadline(string head)
    {
        _program.Answer = (connection, _) =>
        {
            connection.Send(Encoding.ASCII.GetBytes(head));
            for (int i = 0; i < 100; i++)
            {
                connection.Send([(byte)'x'], (i + 1) * 5_000_000L);
            }
        };

        Assert.Equal(0, Send("GET", "", "", 200));
        Assert.InRange(_program.Board.Clock.Now, 29_000_000, 61_000_000);
    }

    [Fact]
    public void Send_Tls_IsAlwaysChecked()
    {
        TlsSettings? settings = null;
        _program.Answer = (connection, _) =>
        {
            settings = connection.Tls;
            connection.Send(Encoding.ASCII.GetBytes(Ok + "Content-Length: 0\r\n\r\n"));
        };
        _program.Call("UseDdi", "https://server/T/controller/v1/d", "TargetToken abc");
        Assert.Equal(200, _program.Call("Exchange", "GET", "", "", 20));
        Assert.True(settings is { ChecksCertificate: true, AllowsTls12: true, AllowsTls13: true, Host: "server" });

        _program.Host.TlsFailure = "expired";
        Assert.Equal(0, _program.Call("Exchange", "GET", "", "", 20));
    }

    private void Answer(string answer)
    {
        _program.Answer = (connection, request) =>
        {
            _requests.Add(request);
            if (_requests.Count == 1 || request.StartsWith("POST", StringComparison.Ordinal))
            {
                connection.Send(Encoding.ASCII.GetBytes(answer));
                connection.End(1000);
            }
        };
    }

    private object? Send(string method, string path, string body, int most)
    {
        _program.Call("UseDdi", "http://server/T/controller/v1/d", "TargetToken abc");
        return _program.Call("Exchange", method, path, body, most);
    }
}

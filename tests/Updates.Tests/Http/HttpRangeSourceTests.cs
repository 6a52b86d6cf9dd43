using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using SecureBoot.Board.Network;
using Xunit;

namespace SecureBoot.Updates.Tests.Http;

/// <summary>The device's HTTP source on the emulator: requests, answers, and each attack at each byte.</summary>
public sealed class HttpRangeSourceTests
{
    private const int BodySize = 1500;
    private static readonly byte[] s_file = RandomNumberGenerator.GetBytes(BodySize);
    private readonly HttpProgram _program = new();

    [Fact]
    public void Read_ToTheEnd_IsOneRequest()
    {
        List<string> requests = [];
        _program.Answer = (connection, request) =>
        {
            requests.Add(request);
            connection.Send(HttpAttack.Good(s_file, 100));
        };

        Assert.Equal(RangeStatus.Ok, _program.Fetch("a/b.img", 100, 4000));
        Assert.Equal(s_file[100..], _program.Content);
        Assert.Equal(true, _program.Call("Ended"));
        Assert.Equal(
            "GET /site/a/b.img HTTP/1.1\r\nRange: bytes=100-\r\nConnection: close\r\nHost: server\r\n\r\n",
            Assert.Single(requests));
    }

    [Fact]
    public void Read_GoesOnInTheSameAnswer_AndAsksAnewElsewhere()
    {
        int asked = 0;
        _program.Answer = (connection, request) =>
        {
            asked++;
            int offset = int.Parse(
                request.Split("bytes=")[1].Split('-')[0], System.Globalization.CultureInfo.InvariantCulture);
            connection.Send(HttpAttack.Good(s_file, offset));
        };

        Assert.Equal(RangeStatus.Ok, _program.Fetch("x", 0, 500));
        Assert.Equal(RangeStatus.Ok, _program.Fetch("x", 500, 500));
        Assert.Equal(1, asked);
        Assert.Equal(s_file[500..1000], _program.Content);
        Assert.Equal(RangeStatus.Ok, _program.Fetch("x", 200, 300));
        Assert.Equal(2, asked);
        Assert.Equal(s_file[200..500], _program.Content);
        Assert.Equal(RangeStatus.Ok, _program.Fetch("y", 500, 300));
        Assert.Equal(3, asked);
    }

    [Theory]
    [InlineData("Retry-After: 120", 120)]
    [InlineData("Retry-After: Fri, 27 Nov 2026 10:00:00 GMT", 0)]
    [InlineData("Retry-After: -5", 0)]
    [InlineData("Server: x", 0)]
    public void Read_Busy_KeepsWhatTheServerAsksFor(string header, int expected)
    {
        _program.Answer = (connection, _) =>
            connection.Send(Encoding.ASCII.GetBytes($"HTTP/1.1 503 Busy\r\n{header}\r\nContent-Length: 0\r\n\r\n"));

        Assert.Equal(RangeStatus.Busy, _program.Fetch("x", 0, 500));
        Assert.Equal(expected, _program.Call("Wait"));
    }

    [Fact]
    public void Read_NobodyThere_IsUnreachable()
    {
        _program.Host.Refuses = true;
        Assert.Equal(RangeStatus.Unreachable, _program.Fetch("x", 0, 500));
        _program.Call("Use", "http://elsewhere/");
        Assert.Equal(RangeStatus.Unreachable, _program.Fetch("x", 0, 500));
    }

    [Fact]
    public void Read_Tls_IsAlwaysChecked()
    {
        TlsSettings? settings = null;
        _program.Answer = (connection, _) =>
        {
            settings = connection.Tls;
            connection.Send(HttpAttack.Good(s_file, 0));
        };
        _program.Call("Use", "https://server/");
        Assert.Equal(RangeStatus.Ok, _program.Fetch("x", 0, 4000));
        Assert.True(settings is { ChecksCertificate: true, AllowsTls12: true, AllowsTls13: true, Host: "server" });

        _program.Host.TlsFailure = "expired";
        Assert.Equal(RangeStatus.Unreachable, _program.Fetch("x", 0, 4000));
    }

    // A byte each five seconds: the least rate ends the read, because no timeout of the device does.
    [Fact]
    public void Read_Drip_IsTooSlow()
    {
        _program.Answer = (connection, _) =>
        {
            byte[] answer = HttpAttack.Good(s_file, 0);
            connection.Send(answer[..^BodySize]);
            for (int i = 0; i < 100; i++)
            {
                connection.Send([s_file[i]], (i + 1) * 5_000_000L);
            }
        };

        Assert.Equal(RangeStatus.TooSlow, _program.Fetch("x", 0, 4000));
        Assert.InRange(_program.Board.Clock.Now, 29_000_000, 61_000_000);
        Assert.Equal(s_file[.._program.Content.Length], _program.Content);
    }

    // Faults that the source itself can detect. The digest of a block finds a changed body, and a changed colon in a
    // header that shifts the body (FaultMatrixTests).
    [Fact]
    public void Read_AnswerThatIsWrongAsAWhole_IsNoneOrTheFiles()
    {
        foreach (HttpAttack attack in HttpAttack.Whole)
        {
            int size = HttpAttack.Good(s_file, 0).Length;
            for (int at = 0; at < size; at += 409)
            {
                _program.Answer = (connection, _) => attack.Serve(connection, HttpAttack.Good(s_file, 0), at);
                RangeStatus status = _program.Fetch("x", 0, BodySize + 100);
                string place = $"{attack.Name} at {at}: {status}";
                Assert.True(status != RangeStatus.Ok || _program.Content.Length == 0, place);
                _program.Call("Close");

                _program.Answer = static (connection, _) => connection.Send(HttpAttack.Good(s_file, 0));
                Assert.Equal(RangeStatus.Ok, _program.Fetch("x", 0, BodySize + 100));
                Assert.True(_program.Content.AsSpan().SequenceEqual(s_file), place);
            }
        }
    }
}

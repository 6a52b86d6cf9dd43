using System;
using System.Linq;
using System.Text;
using SecureBoot.DeviceSupport;

namespace SecureBoot.Updates.Tests.Http;

/// <summary>A fault that a server or a link adds to an answer, at a byte of headers or body.</summary>
/// <param name="Name">The name in messages.</param>
/// <param name="Serve">Sends the answer with the fault.</param>
/// <param name="MayPass">Whether the right bytes may still arrive.</param>
internal sealed record HttpAttack(string Name, Action<ScriptedConnection, byte[], int> Serve, bool MayPass = false)
{
    private const long Second = 1_000_000;

    /// <summary>Makes a good answer with the file from an offset on.</summary>
    public static byte[] Good(byte[] file, int offset)
    {
        string head =
            "HTTP/1.1 206 Partial Content\r\nServer: nginx\r\nContent-Type: "
                + $"application/octet-stream\r\nContent-Length: {file.Length - offset}\r\nContent-Range: bytes "
                + $"{offset}-{file.Length - 1}/{file.Length}\r\nConnection: close\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. file.AsSpan(offset)];
    }

    /// <summary>Faults at a byte.</summary>
    public static HttpAttack[] AtAByte { get; } =
    [
        new("cut", static (c, a, at) => { c.Send(a[..at]); c.End(2); }),
        new("reset", static (c, a, at) => { c.Send(a[..at]); c.Break(1000); }),
        new("silence", static (c, a, at) => c.Send(a[..at])),
        new("drip", static (c, a, at) => { c.Send(a[..at]); Drip(c, a, at); }, MayPass: true),
        new("pause", static (c, a, at) => { c.Send(a[..at]); c.Send(a[at..], 20 * Second); }, MayPass: true),
        new("bit", static (c, a, at) => c.Send([.. a.Select((b, i) => (byte)(i == at ? b ^ 0x20 : b))]), MayPass: true),
        new("zero", static (c, a, at) => c.Send([.. a.Select((b, i) => i == at ? (byte)0 : b)]), MayPass: true),
        new("byte lost", static (c, a, at) => { c.Send([.. a[..at], .. a[(at + 1)..]]); c.End(2); }, MayPass: true),
        new("byte more", static (c, a, at) => c.Send([.. a[..at], (byte)'7', .. a[at..]]), MayPass: true),
        new("line end", static (c, a, at) => c.Send([.. a[..at], 13, 10, .. a[at..]]), MayPass: true),
        new("headers again", static (c, a, at) => c.Send([.. a[..at], .. a]), MayPass: true),
    ];

    /// <summary>Faults of the whole answer, sent with the first segment up to the byte.</summary>
    public static HttpAttack[] Whole { get; } =
    [
        Other("200", "206 Partial Content", "200 OK"),
        Other("302", "206 Partial Content", "302 Found"),
        Other("416", "206 Partial Content", "416 Range Not Satisfiable"),
        Other("HTTP/2", "HTTP/1.1", "HTTP/2"),
        Other("gzip", "Server: nginx", "Content-Encoding: gzip"),
        Other("chunked", "Server: nginx", "Transfer-Encoding: chunked"),
        Other("no colon", "Server: nginx", "no colon"),
        Other(
            "6 KB of headers",
            "Server: nginx",
            string.Join("\r\n", Enumerable.Range(0, 60).Select(i => $"X-{i}: {new string('v', 95)}"))),
        Other("long line", "Server: nginx", "X: " + new string('v', 5000)),
        Other("length 5e9", "Content-Length: ", "Content-Length: 500000"),
        Other("length -1", "Content-Length: ", "Content-Length: -"),
        Other("no length", "Content-Length: ", "X-Length: "),
        Other("other range", "Content-Range: bytes ", "Content-Range: bytes 1"),
        Other("no range", "Content-Range: ", "X-Range: "),
        Other("two ranges", "Connection: close", "Content-Range: bytes 0-1/2"),
        Other("two lengths", "Connection: close", "Content-Length: 7"),
    ];

    private static HttpAttack Other(string name, string from, string to)
    {
        return new HttpAttack(name, (connection, answer, at) =>
        {
            byte[] other = Encoding.Latin1.GetBytes(Encoding.Latin1
                .GetString(answer)
                .Replace(from, to, StringComparison.Ordinal));
            connection.Send(other[..Math.Min(at, other.Length)]);
            connection.Send(other[Math.Min(at, other.Length)..], 1000);
            connection.End(2000);
        });
    }

    private static void Drip(ScriptedConnection connection, byte[] answer, int at)
    {
        for (int i = 0; i < 100 && at + i < answer.Length; i++)
        {
            connection.Send([answer[at + i]], (i + 1) * 5 * Second);
        }
    }
}

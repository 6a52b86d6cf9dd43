using System;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using SecureBoot.Board.Network;
using SecureBoot.DeviceSupport;
using Xunit;

namespace SecureBoot.Emulator.Tests.Libraries;

/// <summary>System.Net and System.Net.Http over the board's network, with the device's faults as measured.</summary>
public sealed class NetworkTests
{
    private const string Members = """
        static string s_end = "";
        public static string Get(string url, int from, int timeout, int verify)
        {
            try
            {
                System.Net.HttpWebRequest request = (System.Net.HttpWebRequest)System.Net.WebRequest.Create(url);
                request.AddRange(from);
                request.Timeout = timeout; request.ReadWriteTimeout = timeout;
                if (verify != 0)
                {
                    request.SslVerification = (System.Net.Security.SslVerification)verify;
                    request.SslProtocols = System.Net.Security.SslProtocols.Tls12;
                }

                using (System.Net.HttpWebResponse response = (System.Net.HttpWebResponse)request.GetResponse())
                {
                    string text = ((int)response.StatusCode).ToString() + " " + response.ContentLength.ToString() + " ";
                    if (response.Headers == null) { return text + "no headers"; }
                    text += response.Headers["Content-Range"] + " ";
                    Stream stream = response.GetResponseStream();
                    byte[] buffer = new byte[16];
                    int read = 1;
                    while (read > 0 && text.Length < 200)
                    {
                        read = stream.Read(buffer, 0, 16);
                        text += Encoding.UTF8.GetString(buffer, 0, read);
                    }
                    return text;
                }
            }
            catch (Exception e) { return Name(e); }
        }

        public static string CloseWhileReading(string url)
        {
            System.Net.HttpWebRequest request = (System.Net.HttpWebRequest)System.Net.WebRequest.Create(url);
            System.Net.HttpWebResponse response = (System.Net.HttpWebResponse)request.GetResponse();
            Timer timer = new Timer((state) => response.Close(), null, 1000, -1);
            try
            {
                return response.GetResponseStream().Read(new byte[8], 0, 8).ToString();
            }
            catch (Exception e)
            {
                return Name(e);
            }
        }

        public static string Post(string url, string body)
        {
            System.Net.HttpWebRequest request = (System.Net.HttpWebRequest)System.Net.WebRequest.Create(url);
            byte[] bytes = Encoding.UTF8.GetBytes(body);
            request.Method = "POST"; request.ContentType = "application/json"; request.ContentLength = bytes.Length;
            request.GetRequestStream().Write(bytes, 0, bytes.Length);
            return ((int)((System.Net.HttpWebResponse)request.GetResponse()).StatusCode).ToString();
        }

        public static string Name(Exception e)
        {
            string name = e.GetType().Name;
            System.Net.Sockets.SocketException socket = e as System.Net.Sockets.SocketException;
            if (socket != null) { name += " " + socket.ErrorCode.ToString(); }
            return e.InnerException == null ? name : name + ": " + Name(e.InnerException);
        }

        public static int Year() { return DateTime.UtcNow.Year; }
        """;

    private const string Good =
        "HTTP/1.1 206 Partial Content\r\nContent-Length: 5\r\nContent-Range: bytes 3-7/8\r\n\r\nhello";
    private readonly LibraryProgram _program = new(Members);
    private readonly StringBuilder _sent = new();

    private string Get(
        string answer, bool ends = true, int timeout = 3000, string url = "http://server/a.bin", int verify = 0)
    {
        _program.Board.Network.Map("server", new ScriptedHost(_program.Board.Clock, (connection, bytes) =>
        {
            _sent.Append(Encoding.UTF8.GetString(bytes));
            connection.Send(Encoding.UTF8.GetBytes(answer), 2000);
            if (ends)
            {
                connection.End(3000);
            }
        }));
        return (string)_program.Call("Get", url, 3, timeout, verify)!;
    }

    [Fact]
    public void Get_GoodAnswer_IsRead()
    {
        Assert.Equal("206 5 bytes 3-7/8 hello", Get(Good));
        Assert.Equal(
            "GET /a.bin HTTP/1.1\r\nRange: bytes=3-\r\nConnection: keep-alive\r\nHost: server\r\n\r\n",
            _sent.ToString());
    }

    // Cases 4 to 11 of nfhttp.txt: none of these answers causes an exception.
    [Theory]
    [InlineData("HTTP/1.1 206 P\r\nContent-Length: 1000\r\n\r\naaaaaaaaaaaaaaaaaaaa", "206 1000  aaaaaaaaaaaaaaaa")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: http://other/\r\nContent-Length: 0\r\n\r\n", "302 0  ")]
    [InlineData("HTTP/1.1 206 P\r\nContent-Length: 5000000000\r\n\r\nabc", "206 -1  ")]
    [InlineData("HTTP/1.1 206 P\r\nno colon here\r\nContent-Length: 5\r\n\r\nhello", "206 -1  ")]
    [InlineData("HTTP/2 200\r\n\r\n", "0 0 no headers")]
    [InlineData(
        "HTTP/1.1 206 P\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
        "206 5  hello")]
    [InlineData(
        "HTTP/1.1 206 P\r\nContent-Range: bytes 0-1/9\r\nContent-Range: bytes 3-7/8\r\nContent-Length: 5\r\n\r\nhello",
        "206 5 bytes 0-1/9,bytes 3-7/8 hello")]
    public void Get_OddAnswers_AreTakenAsOnTheDevice(string answer, string expected)
    {
        Assert.StartsWith(expected, Get(answer), StringComparison.Ordinal);
    }

    [Fact]
    public void Get_TooManyHeaders_StopsAndSaysNothing()
    {
        string answer = "HTTP/1.1 206 P\r\n"
            + string.Concat(Enumerable.Range(0, 60).Select(i => $"X-{i}: {new string('v', 100)}\r\n"))
                + "Content-Length: 5\r\n\r\nhello";
        Assert.StartsWith("206 -1 ", Get(answer), StringComparison.Ordinal);
    }

    [Fact]
    public void Get_Silence_EndsByTheTimeOutOfTheHeaders()
    {
        Assert.StartsWith("WebException", Get("", ends: false), StringComparison.Ordinal);
        Assert.InRange(_program.Board.Clock.Now, 3_000_000, 4_000_000);
    }

    // The timeout restarts with each read, so the download continues for minutes.
    [Fact]
    public void Get_ByteByByte_NoTimeOutEndsIt()
    {
        byte[] answer = Encoding.UTF8.GetBytes("HTTP/1.1 206 P\r\nContent-Length: 100\r\n\r\n");
        _program.Board.Network.Map("server", new ScriptedHost(_program.Board.Clock, (connection, _) =>
        {
            connection.Send(answer);
            for (int i = 1; i <= 100; i++)
            {
                connection.Send([(byte)'z'], i * 2_500_000L);
            }
        }));

        Assert.EndsWith("zz", (string)_program.Call("Get", "http://server/", 0, 3000, 0)!, StringComparison.Ordinal);
        Assert.InRange(_program.Board.Clock.Now, 240_000_000, 260_000_000);
    }

    [Fact]
    public void Read_ClosedByATimer_Ends()
    {
        _program.Board.Network.Map(
            "server",
            new ScriptedHost(
                _program.Board.Clock,
                (connection, _) => connection.Send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n"u8.ToArray())));

        Assert.Equal("ObjectDisposedException", _program.Call("CloseWhileReading", "http://server/"));
        Assert.InRange(_program.Board.Clock.Now, 1_000_000, 1_100_000);
    }

    [Fact]
    public void Get_UnknownName_OrRefused_IsAWebException()
    {
        Assert.Equal(
            "WebException: WebException: SocketException 11001", _program.Call("Get", "http://elsewhere/", 0, 1000, 0));
        Assert.Equal(
            "WebException: WebException: SocketException 10061",
            _program.Call("Get", "http://93.184.216.34/", 0, 1000, 0));
        _program.Board.Network.Map(
            "server", new ScriptedHost(_program.Board.Clock, static (_, _) => { }) { Refuses = true });
        Assert.Equal(
            "WebException: WebException: SocketException 10061", _program.Call("Get", "http://server/", 0, 1000, 0));
    }

    [Fact]
    public void Get_BrokenLink_IsAnException()
    {
        _program.Board.Network.BreaksAfter = static () => 20;
        Assert.Equal("WebException: SocketException 10054", Get(Good));
    }

    [Theory]
    [InlineData(0, false, true, false)]
    [InlineData(1, true, false, false)]
    [InlineData(2, true, false, false)]
    [InlineData(4, true, false, true)]
    public void Tls_WhatIsChecked_IsWhatWasSet(int verify, bool tls12, bool tls13, bool checks)
    {
        TlsSettings? settings = null;
        _program.Board.TimeAtBoot = new DateTime(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        _program.Board.Network.Map("server", new ScriptedHost(_program.Board.Clock, (connection, _) =>
        {
            settings = connection.Tls;
            connection.Send(Encoding.UTF8.GetBytes(Good));
        }));

        Assert.Equal("206 5 bytes 3-7/8 hello", _program.Call("Get", "https://server/a", 3, 3000, verify));
        Assert.Equal(
            ("server", tls12, tls13, checks),
            (settings!.Host, settings.AllowsTls12, settings.AllowsTls13, settings.ChecksCertificate));
        Assert.Equal(1970, settings.Time.Year);
    }

    [Fact]
    public void Tls_HandshakeFails_IsAnException()
    {
        _program.Board.Network.Map(
            "server", new ScriptedHost(_program.Board.Clock, static (_, _) => { }) { TlsFailure = "no" });
        Assert.Equal("WebException: CryptographicException", _program.Call("Get", "https://server/", 0, 3000, 4));
    }

    [Fact]
    public void Post_SendsTheBody()
    {
        Assert.StartsWith("206", Get(Good), StringComparison.Ordinal);
        _sent.Clear();
        Assert.Equal("206", _program.Call("Post", "http://server/x?y=1", "{}"));
        Assert.Equal(
            "POST /x?y=1 HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: "
                + "keep-alive\r\nHost: server\r\n\r\n{}",
            _sent.ToString());
    }

    [Fact]
    public async Task Get_FromARealPort_IsReadAndCounted()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        _program.Board.Network.Map("server", new LoopbackHost(((IPEndPoint)listener.LocalEndpoint).Port));
        Task serves = Task.Run(async () =>
        {
            using TcpClient client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
            byte[] request = new byte[1000];
            _ = await client.GetStream().ReadAsync(request, TestContext.Current.CancellationToken);
            await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(Good));
        }, TestContext.Current.CancellationToken);

        Assert.Equal("206 5 bytes 3-7/8 hello", _program.Call("Get", "http://server:8080/a.bin", 3, 10_000, 0));
        await serves;
        Assert.Equal(Good.Length, _program.Board.Network.BytesReceived);
    }

    [Theory]
    [InlineData(1970)]
    [InlineData(2042)]
    public void Time_OfTheBoard_IsWhatItWasSetTo(int year)
    {
        _program.Board.TimeAtBoot = new DateTime(year, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        Assert.Equal(year, _program.Call("Year"));
    }
}

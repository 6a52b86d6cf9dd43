using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using SecureBoot.Board.Network;
using SecureBoot.DeviceSupport;
using SecureBoot.TestSupport;
using SecureBoot.Updates.Tests.Http;
using Xunit;

namespace SecureBoot.Updates.Tests.Mqtt;

/// <summary>The example of docs/updates.md, section 8.4, on the emulator: a topic brings polls forward.</summary>
public sealed class LookNowTests : IDisposable
{
    private const string Topic = "fleet/look";
    private const string Broker = "broker.example";
    private const int HalfAPeriod = 1800;

    private readonly byte[] _old = TestBoard.MakeImage(1, 2000);
    private readonly byte[] _new = TestBoard.MakeImage(2, 4000);
    private readonly TestCertificates _certificates = new();
    private readonly HttpBoard _board;

    // The number of requests that get the manifest of the running image, before the manifest of the new image follows.
    private int _oldManifests = int.MaxValue;

    public LookNowTests()
    {
        _board = new HttpBoard(_old) { Authority = _certificates.Authority, Broker = Broker, Topic = Topic };
        _board.Board.TimeAtBoot = new DateTime(2026, 6, 1, 0, 0, 0, DateTimeKind.Utc);
        _board.Board.Network.Map("updates.example", new ScriptedHost(_board.Board.Clock, Serve));
    }

    public void Dispose()
    {
        _certificates.Dispose();
    }

    [Fact]
    public void Manual_Example_IsTheFileThatIsCompiledHere()
    {
        string manual = File.ReadAllText(Path.Combine(Repository.Root, "docs", "updates.md"));
        string example = File.ReadAllText(Path.Combine(Repository.Root, "tests", "LookNow", "LookNowTopic.cs"));
        Assert.Contains("```csharp\n" + example + "```\n", manual, StringComparison.Ordinal);

        // The device program contains the lines that start the example.
        int start = manual.IndexOf("LookNowTopic look", StringComparison.Ordinal);
        string[] lines = manual[start..manual.IndexOf("\n```", start, StringComparison.Ordinal)].Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.All(lines, line => Assert.Contains(line + "\n", HttpBoard.Source, StringComparison.Ordinal));
    }

    [Fact]
    public void RetainedMessage_BringsTheNextPollForward()
    {
        NewBroker().Retain(Topic, "no matter"u8.ToArray(), level: 1);
        int[] times = Run(polls: 3);

        Assert.InRange(times[1], 30, 62);
        Assert.InRange(times[2] - times[1], HalfAPeriod, 3 * HalfAPeriod);
    }

    [Fact]
    public void NoMessage_NothingChanges()
    {
        NewBroker();
        Assert.InRange(Run(polls: 2)[1], HalfAPeriod, 3 * HalfAPeriod);
    }

    [Fact]
    public void NewManifest_IsStagedAfterTheMessage()
    {
        NewBroker().Retain(Topic, []);
        _oldManifests = 1;
        int[] times = Run(polls: 5);

        Assert.Equal(2, times.Length);
        Assert.InRange(times[1], 30, 62);
    }

    // The messages arrive in the middle of the first wait. Their content would be harmful if firmware read it.
    [Fact]
    public void ManyMessages_AreOnePoll()
    {
        ScriptedBroker broker = NewBroker();
        broker.Subscribed = () =>
        {
            for (int i = 0; i < 200; i++)
            {
                broker.Publish(Topic, Encoding.UTF8.GetBytes($"http://elsewhere.example/{i}.img"), i % 2, 20_000 * i);
            }
        };
        int[] times = Run(polls: 3);

        Assert.InRange(times[1], 30, 62);
        Assert.InRange(times[2] - times[1], HalfAPeriod, 3 * HalfAPeriod);
        Assert.Equal(100, broker.Log.Count(line => line.StartsWith("PUBACK", StringComparison.Ordinal)));
    }

    [Fact]
    public void BrokerGoesAway_PollsGoOn_AndTheBoardComesBack()
    {
        ScriptedBroker broker = NewBroker();
        broker.Retain(Topic, []);
        VirtualTime away = new(_board, seconds: 100, () =>
        {
            broker.Host.Refuses = true;
            broker.Connection!.Break();
        });
        VirtualTime back = new(_board, seconds: 20_000, () => broker.Host.Refuses = false);
        List<long> subscribed = [];
        broker.Subscribed = () => subscribed.Add(_board.Board.Clock.Now / 1_000_000);
        int[] times = Run(polls: 20);

        Assert.True(away.IsOver && back.IsOver);
        Assert.InRange(times.Count(time => time is > 100 and < 20_000), 3, 11);
        Assert.Equal(2, subscribed.Count);
        Assert.InRange(subscribed[1], 20_000, 20_600);

        // The board counts seconds from its start, which is also the time of the first connection.
        long again = subscribed[1] - subscribed[0];
        Assert.Contains(times, time => time >= again - 1 && time <= again + 62);
    }

    [Fact]
    public void NoBrokerAtAll_PollsGoOn()
    {
        Assert.InRange(Run(polls: 2)[1], HalfAPeriod, 3 * HalfAPeriod);
    }

    /// <summary>Debian's mosquitto over TLS. In this test the board's clock follows the host's clock.</summary>
    [Fact]
    [Trait("Set", "slow")]
    public void Mosquitto_RetainedMessage_BringsTheNewImage()
    {
        Assert.SkipWhen(MosquittoServer.Missing is not null, MosquittoServer.Missing ?? "");
        using MosquittoServer mosquitto = new(_certificates.Sign(Broker, 2021, 2038));
        mosquitto.Retain(Topic, "now"u8.ToArray());
        _board.Board.Network.Map(Broker, new LoopbackHost(mosquitto.Port));
        _oldManifests = 1;

        int[] times = Run(polls: 5);

        TestContext.Current.TestOutputHelper!.WriteLine(mosquitto.Log);
        Assert.Equal(2, times.Length);

        // A busy host may take longer than the board's 60 seconds; without the message it would be half an hour.
        Assert.InRange(times[1], 30, 180);
        Assert.Contains("dev1", mosquitto.Log, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Set", "slow")]
    public void Mosquitto_ForeignCertificate_IsNoBroker()
    {
        Assert.SkipWhen(MosquittoServer.Missing is not null, MosquittoServer.Missing ?? "");
        using TestCertificates other = new();
        using MosquittoServer mosquitto = new(other.Sign(Broker, 2021, 2038));
        mosquitto.Retain(Topic, "now"u8.ToArray());
        _board.Board.Network.Map(Broker, new LoopbackHost(mosquitto.Port));

        Assert.InRange(Run(polls: 2)[1], HalfAPeriod, 3 * HalfAPeriod);
        Assert.DoesNotContain("dev1", mosquitto.Log, StringComparison.Ordinal);
    }

    private ScriptedBroker NewBroker() => new(_board.Board, Broker);

    /// <summary>The times of the polls, in seconds from the start.</summary>
    private int[] Run(int polls)
    {
        string console = _board.PowerOn(polls);
        int[] times = [.. console.Split('\n').Where(line => line.StartsWith("at ", StringComparison.Ordinal))
            .Select(line => int.Parse(line[3..], System.Globalization.CultureInfo.InvariantCulture))];
        Assert.True(times.Length > 1, console);
        return times;
    }

    private void Serve(ScriptedConnection connection, byte[] request)
    {
        string line = Encoding.ASCII.GetString(request).Split('\r')[0];
        byte[] file = _new;
        if (line.Contains(TestBoard.ManifestName, StringComparison.Ordinal))
        {
            file = TestBoard.MakeManifest(
                _oldManifests > 0 ? _old : _new, TestBoard.Numbers(_oldManifests > 0 ? 5u : 6u));
            _oldManifests--;
        }

        connection.Send(HttpAttack.Good(file, 0));
        connection.End(2);
    }

    /// <summary>Runs an action after a number of seconds of the board's time.</summary>
    private sealed class VirtualTime
    {
        public VirtualTime(HttpBoard board, int seconds, Action action)
        {
            board.Board.Clock.Schedule(board.Board.Clock.Now + (seconds * 1_000_000L), () =>
            {
                action();
                IsOver = true;
            });
        }

        public bool IsOver { get; private set; }
    }
}

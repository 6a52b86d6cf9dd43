using System;
using System.Globalization;
using Xunit;

namespace SecureBoot.Updates.Tests.Application;

/// <summary>SensorApp with updates on the shipped boot stage, with a plain ESP32's heap and a sensor at work.</summary>
public sealed class SensorAppUpdateTests
{
    private const string Confirmed = "# healthy: image confirmed";

    private readonly UpdatingBoard _board = new() { PeakStep = 256 };
    private readonly SiteHost _site;

    public SensorAppUpdateTests()
    {
        _site = new SiteHost(_board.Board.Clock);
        _board.Board.Network.Map(UpdatingBoard.Server, _site.Host);
    }

    [Fact]
    public void Update_With96KilobytesOfHeap_IsTakenTriedAndConfirmed()
    {
        byte[] old = UpdatingBoard.MakeImage(1);
        _board.Install(old);
        _site.Publish(old, 5);
        string console = _board.PowerOn(minutes: 5);
        Assert.Contains(Confirmed, console, StringComparison.Ordinal);
        Note("polls of the running image");

        _site.Publish(UpdatingBoard.MakeImage(2), 6);
        console = _board.PowerOn(minutes: 200);
        Assert.EndsWith("# updates: reset\n", console, StringComparison.Ordinal);
        Note("polls and a download");

        console = _board.PowerOn(minutes: 5);
        Assert.Contains("Trial slot B: Pending", console, StringComparison.Ordinal);
        Assert.Contains("verified version 2.0.0", console, StringComparison.Ordinal);
        Assert.Contains(Confirmed, console, StringComparison.Ordinal);
        Note("trial");
    }

    private void Note(string what)
    {
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {_board.Free} bytes free at rest, {_board.HeapBytes - _board.Peak} at the lowest"));
        Assert.InRange(_board.Free, 40_000, _board.HeapBytes);
        Assert.InRange(_board.HeapBytes - _board.Peak, 20_000, _board.HeapBytes);
    }

    // Without a way to the server there is nothing to hold on to: the trial's deadline brings back what ran before.
    [Fact]
    [Trait("Set", "slow")]
    public void Trial_WithoutAWayToTheServer_IsReverted()
    {
        byte[] old = UpdatingBoard.MakeImage(1);
        _board.Install(old);
        _site.Publish(old, 5);
        _board.PowerOn(minutes: 5);
        _site.Publish(UpdatingBoard.MakeImage(2), 6);
        _board.PowerOn(minutes: 200);

        _site.Host.Refuses = true;
        string console = _board.PowerOn(minutes: 30);
        Assert.Contains("verified version 2.0.0", console, StringComparison.Ordinal);
        Assert.DoesNotContain(Confirmed, console, StringComparison.Ordinal);
        _site.Host.Refuses = false;
        console = _board.PowerOn(minutes: 5);
        Assert.Contains("Revert slot A: NotConfirmed", console, StringComparison.Ordinal);
    }

    // A way to the server alone is not enough: the sensors must be well too.
    [Fact]
    public void Trial_WithoutASensor_IsNotConfirmed()
    {
        byte[] old = UpdatingBoard.MakeImage(1);
        _board.Install(old);
        _site.Publish(old, 5);
        _board.HasSensor = false;
        string console = _board.PowerOn(minutes: 30);
        Assert.Contains("# updates: outcome 4, range 10844, decision 4", console, StringComparison.Ordinal);
        Assert.DoesNotContain(Confirmed, console, StringComparison.Ordinal);
    }
}

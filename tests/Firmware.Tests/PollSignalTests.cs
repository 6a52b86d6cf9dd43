using System;
using System.Threading;
using nanoFramework.TestFramework;
using SecureBoot.Boot;
using SecureBoot.Updates;

namespace NFUnitTest;

/// <summary>Messages that ask for a poll at once (docs/updates.md, section 5), in the device's time.</summary>
[TestClass]
public class PollSignalTests
{
    private const int Period = 300;
    private const int Looks = 6;

    private static PollSignal s_signal = new PollSignal();
    private static bool s_isOver;

    [TestMethod]
    public void Wait_NoMessage_IsAsLongAsAsked()
    {
        UpdatePoller poller = Confirmed(RangeStatus.Ok);
        int asked = poller.NextSeconds;
        int waited = Measure(poller, new PollSignal());
        Assert.IsTrue(waited >= asked && waited <= asked + 1, waited.ToString());
    }

    [TestMethod]
    public void Wait_Message_BringsTheLookForward()
    {
        UpdatePoller poller = Confirmed(RangeStatus.Ok);
        PollSignal signal = new PollSignal();
        for (int i = 0; i < 1000; i++)
        {
            signal.LookNow();
        }

        int waited = Measure(poller, signal);
        Assert.IsTrue(waited >= PollSignal.MinGap && waited <= (2 * PollSignal.MinGap) + 1, waited.ToString());

        // A thousand messages cause one poll.
        Assert.IsTrue(Measure(poller, signal) >= Period / 2);
    }

    [TestMethod]
    public void Wait_FloodOfMessages_IsALookInEachGapAtMost()
    {
        s_signal = new PollSignal();
        s_isOver = false;
        UpdatePoller poller = Confirmed(RangeStatus.Ok);
        Thread flood = new Thread(Flood);
        flood.Start();
        int waited = 0;
        for (int i = 0; i < Looks; i++)
        {
            waited += Measure(poller, s_signal);
        }

        s_isOver = true;
        Assert.IsTrue(waited >= Looks * PollSignal.MinGap, waited.ToString());
        Assert.IsTrue(waited <= Looks * ((2 * PollSignal.MinGap) + 1), waited.ToString());
        flood.Join();
    }

    [TestMethod]
    public void Wait_MessageAfterAFailure_DoesNotShortenTheBackOff()
    {
        UpdatePoller poller = Confirmed(RangeStatus.Unreachable);
        PollSignal signal = new PollSignal();
        signal.LookNow();
        int waited = Measure(poller, signal);
        Assert.IsTrue(waited >= Period / 2, waited.ToString());
    }

    private static void Flood()
    {
        while (!s_isOver)
        {
            s_signal.LookNow();
            Thread.Sleep(500);
        }
    }

    private static int Measure(UpdateClient client, PollSignal signal)
    {
        long start = DateTime.UtcNow.Ticks;
        client.Wait(signal);
        return (int)((DateTime.UtcNow.Ticks - start) / TimeSpan.TicksPerSecond);
    }

    private static UpdatePoller Confirmed(RangeStatus answer)
    {
        TestBoard board = TestBoard.Confirmed();
        BootSession session = board.Launch(board.Boot());
        MemorySource source = new MemorySource();
        byte[] image = DeviceImage.Make(1, 7, 0);
        source.ManifestFile = new DeviceManifest(image, 5).Set(ManifestField.Poll, DeviceManifest.U32(Period)).Make();
        UpdateSettings settings = new UpdateSettings(
            PublisherTestKey.Publishers, DeviceManifest.Product, "stable", new byte[6]);
        UpdatePoller poller = new UpdatePoller(session, settings, source, new StandingClock());
        Assert.AreEqual((int)PollOutcome.Decided, (int)poller.Poll());
        if (answer != RangeStatus.Ok)
        {
            source.Answer = answer;
            Assert.AreEqual((int)PollOutcome.NoManifest, (int)poller.Poll());
        }

        return poller;
    }
}

using nanoFramework.TestFramework;
using SecureBoot.Boot;
using SecureBoot.Updates;

namespace NFUnitTest;

/// <summary>Whole updates on the device's runtime, from a server in memory.</summary>
[TestClass]
public class PollTests
{
    private const int Fill = 17000;
    private const string Image2 = "0102030405060708090a0b0c0d0e0f10/images/";

    private static TestBoard s_board = new TestBoard();
    private static MemorySource s_source = new MemorySource();
    private static StandingClock s_clock = new StandingClock();
    private static UpdatePoller? s_poller;
    private static BootSession? s_session;

    [TestMethod]
    public void Poll_NewImage_IsStagedTriedAndConfirmedAfterOneLook()
    {
        Begin(Fill, 5);
        Polls(PollOutcome.Staged, UpdateDecision.Download);
        Assert.AreEqual(s_source.ImageFile.Length, s_source.ImageBytes);
        Polls(PollOutcome.Decided, UpdateDecision.Staged);

        TestBoard.Is(Start(), BootAction.Trial, BootReason.Pending);
        TestBoard.Equal(UpdateSessionResult.Incomplete, s_poller!.Confirm());
        Assert.IsTrue(s_poller.NextSeconds < 30);
        Polls(PollOutcome.Decided, UpdateDecision.Current);
        Became(TriedResult.Staged, 0);
        TestBoard.Equal(UpdateSessionResult.Success, s_poller.Confirm());
        Assert.IsTrue(s_session!.IsConfirmed);
        Became(TriedResult.Confirmed, 0);
        Start();
        Became(TriedResult.Confirmed, 0);
    }

    [TestMethod]
    public void Poll_ImageFailedItsTrial_WaitsForAHigherSequence()
    {
        Begin(0, 5);
        Polls(PollOutcome.Staged, UpdateDecision.Download);
        TestBoard.Is(Start(), BootAction.Trial, BootReason.Pending);
        TestBoard.Is(Start(), BootAction.Revert, BootReason.NotConfirmed);
        Became(TriedResult.Reverted, (uint)BootReason.NotConfirmed);
        TestBoard.Is(Start(), BootAction.Boot, BootReason.Confirmed);
        Became(TriedResult.Reverted, (uint)BootReason.NotConfirmed);
        int bytes = s_source.ImageBytes;
        Polls(PollOutcome.Decided, UpdateDecision.Rejected);
        Assert.AreEqual(bytes, s_source.ImageBytes);

        s_source.ManifestFile = new DeviceManifest(s_source.ImageFile, 6).Make();
        Polls(PollOutcome.Staged, UpdateDecision.Download);
        TestBoard.Is(Start(), BootAction.Trial, BootReason.Pending);
    }

    [TestMethod]
    public void Poll_LinkDies_GoesOnAlsoAfterAReset()
    {
        Begin(Fill, 5);
        s_source.DiesAfter = 3000;
        Polls(PollOutcome.Staged, UpdateDecision.Download);
        Assert.AreEqual(s_source.ImageFile.Length, s_source.ImageBytes);

        Begin(Fill, 5);
        s_board.Storage.Left = 45;
        Assert.AreEqual((int)PollOutcome.Refused, (int)s_poller!.Poll());
        s_board.Storage.Left = -1;
        s_board.Storage.Fails = false;
        int bytes = s_source.ImageBytes;
        Assert.IsTrue(bytes > 2000 && bytes < Fill);
        TestBoard.Is(Start(), BootAction.Boot, BootReason.Confirmed);
        Polls(PollOutcome.Staged, UpdateDecision.Download);
        Assert.IsTrue(s_source.ImageBytes <= s_source.ImageFile.Length + (2 * Updater.MaxChunk));
        TestBoard.Is(Start(), BootAction.Trial, BootReason.Pending);
    }

    [TestMethod]
    public void Poll_SpoiltBlock_ComesAgainOnce()
    {
        Begin(Fill, 5);
        s_source.SpoiltAt = 16390;
        s_source.Spoils = 1;
        Polls(PollOutcome.Staged, UpdateDecision.Download);
        Assert.AreEqual((2 * s_source.ImageFile.Length) - Manifest.BlockSize, s_source.ImageBytes);

        Begin(Fill, 5);
        s_source.SpoiltAt = 16390;
        s_source.Spoils = 2;
        Polls(PollOutcome.Damaged, UpdateDecision.Download);
        TestBoard.Is(Start(), BootAction.Boot, BootReason.Confirmed);
        Polls(PollOutcome.Staged, UpdateDecision.Download);
    }

    [TestMethod]
    public void Poll_ImageThatTheBootRefuses_IsRemembered()
    {
        Begin(0, 5);
        s_source.ImageFile[s_source.ImageFile.Length - 1] ^= 1;
        s_source.ManifestFile = new DeviceManifest(s_source.ImageFile, 5).Make();
        Polls(PollOutcome.Refused, UpdateDecision.Download);
        TestBoard.Equal(UpdateSessionResult.BadSignature, s_poller!.LastResult);
        Became(
            TriedResult.Refused,
            (uint)UpdateSessionResult.BadSignature | ((uint)SecureBoot.Image.VerifyStatus.BadSignature << 16));
        Polls(PollOutcome.Decided, UpdateDecision.Rejected);
    }

    [DataRow((int)RangeStatus.NotFound)]
    [DataRow((int)RangeStatus.Busy)]
    [DataRow((int)RangeStatus.BadAnswer)]
    [DataRow((int)RangeStatus.Unreachable)]
    public void Poll_ServerFails_BacksOff(int status)
    {
        Begin(0, 5);
        s_source.Answer = (RangeStatus)status;
        s_source.Ask(7200);
        Assert.AreEqual((int)PollOutcome.NoManifest, (int)s_poller!.Poll());
        Assert.AreEqual(status, (int)s_poller.LastRange);
        Assert.IsTrue(s_poller.NextSeconds >= 7200);
        s_source.Answer = RangeStatus.Ok;
        Polls(PollOutcome.Staged, UpdateDecision.Download);
    }

    [TestMethod]
    public void Poll_ManifestThatDoesNotCount_IsForgotten()
    {
        Begin(0, 5);
        s_source.ManifestFile = new byte[3000];
        Assert.AreEqual((int)PollOutcome.NoManifest, (int)s_poller!.Poll());
        Assert.AreEqual((int)RangeStatus.TooLong, (int)s_poller.LastRange);
        DeviceManifest stranger = new DeviceManifest(s_source.ImageFile, 9);
        stranger.Signer = new TestKey();
        s_source.ManifestFile = stranger.Make();
        Assert.AreEqual((int)PollOutcome.BadManifest, (int)s_poller.Poll());
        Assert.AreEqual((int)SecureBoot.Image.VerifyStatus.UnknownKey, (int)s_poller.LastVerify);
        Assert.AreEqual(0, (int)s_poller.State.Sequence);
        s_source.ManifestFile = new DeviceManifest(s_source.ImageFile, 5)
            .Set(SecureBoot.Image.TlvType.ClassId, new byte[16])
            .Make();
        Polls(PollOutcome.BadManifest, UpdateDecision.WrongProduct);
        s_board.Storage.Fails = true;
        s_source.ManifestFile = new DeviceManifest(s_source.ImageFile, 5).Make();
        Polls(PollOutcome.NotStored, UpdateDecision.Download);
    }

    [TestMethod]
    public void Poll_InTheWindow_WaitsForItsPlace()
    {
        Begin(0, 5);
        s_source.ManifestFile = new DeviceManifest(s_source.ImageFile, 5)
            .Set(ManifestField.Window, DeviceManifest.U32(Manifest.MaxPeriod))
            .Make();
        s_clock.Unix = 0;
        Polls(PollOutcome.Decided, UpdateDecision.Waiting);
        s_clock.Uptime = Manifest.MaxPeriod;
        Polls(PollOutcome.Staged, UpdateDecision.Download);
    }

    [TestMethod]
    public void Settings_NameFilesByProductAndDigest()
    {
        UpdateSettings settings = new UpdateSettings(
            PublisherTestKey.Publishers, DeviceManifest.Product, "stable", new byte[6]);
        Assert.AreEqual("0102030405060708090a0b0c0d0e0f10/stable/manifest", settings.ManifestName);
        Assert.AreEqual(
            Image2 + "0000000000000000000000000000000000000000000000000000000000000000.img",
            settings.GetImageName(new byte[32]));
        Assert.ThrowsException(
            typeof(System.ArgumentException),
            () => { _ = new UpdateSettings(PublisherTestKey.Publishers, new byte[15], "stable", new byte[6]); });
        Assert.ThrowsException(
            typeof(System.ArgumentNullException),
            () => { _ = new UpdateSettings(PublisherTestKey.Publishers, DeviceManifest.Product, null!, new byte[6]); });
        Begin(0, 5);
        UpdateSettings same = new UpdateSettings(
            new SecureBoot.Image.PublisherKeys(new SecureBoot.Image.TrustedKey[] { new TestKey() }),
            DeviceManifest.Product,
            "stable",
            new byte[6]);
        Assert.ThrowsException(
            typeof(System.ArgumentException), () => { _ = new UpdatePoller(s_session!, same, s_source, s_clock); });
        Assert.ThrowsException(
            typeof(System.ArgumentNullException),
            () => { _ = new UpdatePoller(s_session!, settings, null!, s_clock); });
    }

    // Measures the memory of polls and downloads, without the chunk of 1 KB, at each call of the server, the storage
    // and a key.
    [TestMethod]
    public void Poll_Heap_IsAtMost4KilobytesBesideOneChunk()
    {
        Begin(Fill, 5);
        s_poller = null;
        HeapWatch watch = new HeapWatch();
        s_source.Watch = watch;
        s_board.Storage.Watch = watch;
        PublisherTestKey.Watch = watch;
        s_poller = MakePoller();
        watch.Look("poller alone");
        OutputHelper.WriteLine("the poller alone: " + watch.Most.ToString() + " bytes");
        Polls(PollOutcome.Staged, UpdateDecision.Download);
        PublisherTestKey.Watch = null;
        int most = watch.Most - Updater.MaxChunk;
        OutputHelper.WriteLine("heap beside one chunk: " + most.ToString() + " bytes, at the " + watch.Place
            + "; in the boot's journal " + watch.MostInJournal.ToString());
        Assert.IsTrue(most > 1000 && most <= 4096, most.ToString());
        Assert.IsTrue(watch.MostInJournal <= 6656, watch.MostInJournal.ToString());
    }

    private static void Begin(int fill, uint sequence)
    {
        s_board = TestBoard.Confirmed();
        s_source = new MemorySource();
        s_source.ImageFile = DeviceImage.Make(2, 8, fill);
        s_source.ManifestFile = new DeviceManifest(s_source.ImageFile, sequence).Make();
        s_clock = new StandingClock();
        TestBoard.Is(Start(), BootAction.Boot, BootReason.Confirmed);
    }

    private static BootSelection Start()
    {
        s_clock.Uptime = 0;
        BootSelection selection = s_board.Boot();
        s_session = s_board.Launch(selection);
        s_poller = MakePoller();
        return selection;
    }

    private static UpdatePoller MakePoller()
    {
        UpdateSettings settings = new UpdateSettings(
            PublisherTestKey.Publishers, DeviceManifest.Product, "stable", new byte[] { 1, 2, 3, 4, 5, 6 });
        return new UpdatePoller(s_session!, settings, s_source, s_clock);
    }

    private static void Became(TriedResult result, uint reason)
    {
        Assert.AreEqual((int)result, (int)s_poller!.State.TriedResult);
        Assert.AreEqual((int)reason, (int)s_poller.State.TriedReason);
    }

    private static void Polls(PollOutcome outcome, UpdateDecision decision)
    {
        PollOutcome found = s_poller!.Poll();
        string why = ((int)s_poller.LastRange).ToString() + " " + ((int)s_poller.LastManifest).ToString() + " "
            + ((int)s_poller.LastVerify).ToString() + " " + ((int)s_poller.LastResult).ToString();
        Assert.AreEqual(
            ((int)outcome).ToString() + " " + ((int)decision).ToString(),
            ((int)found).ToString() + " " + ((int)s_poller.LastDecision).ToString(),
            why);
    }
}

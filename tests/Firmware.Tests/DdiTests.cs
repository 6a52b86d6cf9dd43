using nanoFramework.TestFramework;
using SecureBoot.Boot;
using SecureBoot.Updates;

namespace NFUnitTest;

/// <summary>Updates by hawkBit's interface on the device's runtime (docs/updates.md, section 8).</summary>
[TestClass]
public class DdiTests
{
    private const string Feedback = "/deploymentBase/8/feedback {\"id\":8,\"status\":{\"execution\":\"";

    private static TestBoard s_board = new TestBoard();
    private static DdiDesk s_desk = new DdiDesk();
    private static MemorySource s_source = new MemorySource();
    private static DdiPoller? s_poller;
    private static BootSession? s_session;

    [TestMethod]
    public void Poll_Deployment_IsStagedTriedAndConfirmed()
    {
        Begin(0);
        Polls(PollOutcome.Staged, UpdateDecision.Download);
        Assert.AreEqual("softwaremodules/77/artifacts/" + DdiDesk.Artifact, s_source.LastName);
        Assert.AreEqual(Feedback + "downloaded\",\"result\":{\"finished\":\"none\"},\"details\":[]}}", s_desk.Last);
        Assert.AreEqual("{\"mode\":\"merge\",\"data\":{\"version\":\"1.0.0+0\",\"counter\":\"7\"}}", s_desk.Config);
        Assert.IsTrue(s_poller!.NextSeconds >= 150 && s_poller.NextSeconds < 450);
        Polls(PollOutcome.Decided, UpdateDecision.Staged);
        s_desk.CancelId = 11;
        Polls(PollOutcome.Decided, UpdateDecision.None);
        Assert.AreEqual(
            "/cancelAction/11/feedback "
                + "{\"id\":11,\"status\":{\"execution\":\"rejected\",\"result\":{\"finished\":\"none\"},"
                + "\"details\":[]}}",
            s_desk.Last);
        s_desk.CancelId = 0;

        TestBoard.Is(Start(), BootAction.Trial, BootReason.Pending);
        TestBoard.Equal(UpdateSessionResult.Incomplete, s_poller.Confirm());
        Polls(PollOutcome.Decided, UpdateDecision.Unconfirmed);
        TestBoard.Equal(UpdateSessionResult.Success, s_poller.Confirm());
        Polls(PollOutcome.Decided, UpdateDecision.None);
        Assert.AreEqual(
            Feedback + "closed\",\"result\":{\"finished\":\"success\"},\"details\":[\"confirmed\"]}}", s_desk.Last);
        Assert.IsTrue(s_poller.State.IsReported);
    }

    [TestMethod]
    public void Poll_ImageFailedItsTrial_IsReportedUntilTheServerKnows()
    {
        Begin(0);
        Polls(PollOutcome.Staged, UpdateDecision.Download);
        TestBoard.Is(Start(), BootAction.Trial, BootReason.Pending);
        TestBoard.Is(Start(), BootAction.Revert, BootReason.NotConfirmed);
        s_desk.FeedbackStatus = 500;
        Polls(PollOutcome.Interrupted, UpdateDecision.None);
        Assert.IsTrue(s_poller!.NextSeconds >= 7200);
        s_desk.FeedbackStatus = 410;
        Polls(PollOutcome.Decided, UpdateDecision.None);
        Assert.AreEqual(
            Feedback + "closed\",\"result\":{\"finished\":\"failure\"},\"details\":[\"reverted: NotConfirmed\"]}}",
            s_desk.Last);
        Assert.IsTrue(s_poller.State.IsReported);
    }

    [TestMethod]
    public void Poll_FileThatIsNotTaken_IsAFailure()
    {
        Begin(0);
        s_source.ImageFile[s_source.ImageFile.Length - 1] ^= 1;
        s_desk.Offer(s_source.ImageFile);
        Polls(PollOutcome.Refused, UpdateDecision.Download);
        Assert.AreEqual(
            Feedback + "closed\",\"result\":{\"finished\":\"failure\"},\"details\":[\"refused: 15 BadSignature\"]}}",
            s_desk.Last);

        Begin(0);
        s_desk.Digest = s_desk.Digest.Substring(2) + "aF";
        Polls(PollOutcome.Refused, UpdateDecision.Download);
        TestBoard.Equal(UpdateSessionResult.HashMismatch, s_poller!.LastResult);
        Begin(0);
        s_desk.Name = "other.img";
        Polls(PollOutcome.Refused, UpdateDecision.Download);
        TestBoard.Equal(UpdateSessionResult.NoImage, s_poller!.LastResult);
        Begin(0);
        s_desk.Digest += "0";
        Polls(PollOutcome.Refused, UpdateDecision.Download);
        TestBoard.Equal(UpdateSessionResult.BadArgument, s_poller!.LastResult);
        Begin(0);
        s_desk.Size = "30000";
        Polls(PollOutcome.Refused, UpdateDecision.Download);
        TestBoard.Equal(UpdateSessionResult.TooLarge, s_poller!.LastResult);
    }

    [TestMethod]
    public void Poll_NotYet_Waits()
    {
        Begin(0);
        s_desk.Download = "skip";
        Polls(PollOutcome.Decided, UpdateDecision.Waiting);
        Assert.AreEqual(0, s_source.ImageBytes);
        s_desk.Download = "attempt";
        s_desk.Update = "skip";
        Polls(PollOutcome.Decided, UpdateDecision.Waiting);
        Polls(PollOutcome.Decided, UpdateDecision.Waiting);
        Assert.AreEqual(s_source.ImageFile.Length, s_source.ImageBytes);
        s_desk.Update = "attempt";
        s_poller!.AcceptsAttempts = false;
        Polls(PollOutcome.Decided, UpdateDecision.Waiting);
        s_poller.AcceptsAttempts = true;
        Polls(PollOutcome.Staged, UpdateDecision.Download);
    }

    [TestMethod]
    public void Poll_Canceled_IsGivenUp()
    {
        Begin(0);
        s_source.Answer = RangeStatus.Busy;
        Polls(PollOutcome.Interrupted, UpdateDecision.Download);
        s_desk.CancelId = 11;
        Polls(PollOutcome.Decided, UpdateDecision.None);
        Assert.AreEqual(
            "/cancelAction/11/feedback "
                + "{\"id\":11,\"status\":{\"execution\":\"closed\",\"result\":{\"finished\":\"success\"},"
                + "\"details\":[]}}",
            s_desk.Last);
        Assert.AreEqual((int)TriedResult.Canceled, (int)s_poller!.State.TriedResult);
        s_desk.Action = 0;
        s_desk.CancelId = 0;
        Polls(PollOutcome.Decided, UpdateDecision.None);
    }

    [TestMethod]
    public void Poll_AnswersWithoutSense_BeginNothing()
    {
        Begin(0);
        string[] noises = new string[] { "x", "[", "{\"a\":", "{\"a\":{\"a\":[[[[[[[[[[[[1]]]]]]]]]]]]}}", "{}",
            "{\"a\" 1}", "{\"a\":1 \"b\"}", "{\"\\", "{1:2}", "{\"a\":}", "{\"a\":1,}" };
        for (int i = 0; i < noises.Length; i++)
        {
            s_desk.Noise = noises[i];
            Polls(PollOutcome.NoManifest, UpdateDecision.None);
        }

        s_desk.Noise = "";
        s_desk.Status = 302;
        Polls(PollOutcome.NoManifest, UpdateDecision.None);
        Assert.AreEqual(302, s_poller!.LastStatus);
        Assert.AreEqual("", s_desk.Last);
        s_desk.Status = 200;
        s_board.Storage.Fails = true;
        Polls(PollOutcome.NotStored, UpdateDecision.Download);
    }

    [TestMethod]
    public void Poll_Heap_IsAtMost4KilobytesBesideOneChunk()
    {
        Begin(16000);
        s_poller = null;
        HeapWatch watch = new HeapWatch();
        s_source.Watch = watch;
        s_board.Storage.Watch = watch;
        s_desk.Watch = watch;
        s_poller = MakePoller();
        watch.Look("poller alone");
        OutputHelper.WriteLine("the poller alone: " + watch.Most.ToString() + " bytes");
        Polls(PollOutcome.Staged, UpdateDecision.Download);
        int most = watch.Most - Updater.MaxChunk;
        OutputHelper.WriteLine("heap beside one chunk: " + most.ToString() + " bytes, at the " + watch.Place
            + "; in the boot's journal " + watch.MostInJournal.ToString());
        Assert.IsTrue(most > 1000 && most <= 4096, most.ToString());
        Assert.IsTrue(watch.MostInJournal <= 6656, watch.MostInJournal.ToString());
    }

    private static void Begin(int fill)
    {
        s_board = TestBoard.Confirmed();
        s_source = new MemorySource();
        s_source.ImageFile = DeviceImage.Make(2, 8, fill);
        s_desk = new DdiDesk();
        s_desk.Offer(s_source.ImageFile);
        TestBoard.Is(Start(), BootAction.Boot, BootReason.Confirmed);
    }

    private static BootSelection Start()
    {
        BootSelection selection = s_board.Boot();
        s_session = s_board.Launch(selection);
        s_poller = MakePoller();
        return selection;
    }

    private static DdiPoller MakePoller()
    {
        return new DdiPoller(
            s_session!, DeviceManifest.Product, new byte[] { 1, 2, 3, 4, 5, 6 }, s_desk, s_source, new StandingClock());
    }

    private static void Polls(PollOutcome outcome, UpdateDecision decision)
    {
        PollOutcome found = s_poller!.Poll();
        string why = s_poller.LastStatus.ToString() + " " + ((int)s_poller.LastRange).ToString() + " "
            + ((int)s_poller.LastResult).ToString() + " " + s_desk.Last;
        Assert.AreEqual(
            ((int)outcome).ToString() + " " + ((int)decision).ToString(),
            ((int)found).ToString() + " " + ((int)s_poller.LastDecision).ToString(),
            why);
    }
}

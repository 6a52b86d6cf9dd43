using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using SecureBoot.Board.Storage;
using SecureBoot.Boot;
using Xunit;

namespace SecureBoot.Updates.Tests.Ddi;

/// <summary>The board against the stand-in server: docs/updates.md, section 8.</summary>
public sealed class DdiPollerTests
{
    private const string Address = "http://updates.example.com:8080";
    private const string Token = "bH7XXAprK1ChnLfKSdtlsp7NOlPnZAYY";

    private static readonly byte[] s_old = TestBoard.MakeImage(1, 4000);
    private static readonly byte[] s_new = TestBoard.MakeImage(2, 20_000);
    private static readonly string s_artifact = Convert.ToHexStringLower(TestBoard.Product.Class) + ".img";

    private readonly DdiServer _server = new(Address, "dev1", Token);
    private readonly DdiLink _link;
    private readonly TestBoard _board = new();

    public DdiPollerTests()
    {
        _link = new DdiLink(_server, Token);
        _board.Install(s_old);
        Assert.True(_board.PowerOn(_link));
    }

    private DdiPoller Poller => _board.Ddi!;

    [Fact]
    public void Poll_Deployment_IsReportedAtEachStepAndConfirmedAfterTheReset()
    {
        DdiAction action = Offer(8, s_new);
        Assert.Equal(PollOutcome.Staged, Poller.Poll());
        Assert.Equal(["proceeding none download", "downloaded none"], action.Feedback);
        Assert.Equal(new Dictionary<string, string> { ["version"] = "1.0.0+0", ["counter"] = "1" }, _server.Config);
        Assert.Equal(
            ["GET ", "PUT /configData", "GET /deploymentBase/8", "POST /deploymentBase/8/feedback",
                $"GET /softwaremodules/8/artifacts/{s_artifact}", "POST /deploymentBase/8/feedback"],
            _server.Requests);
        Assert.Equal(PollOutcome.Decided, Poller.Poll());
        Assert.Equal(UpdateDecision.Staged, Poller.LastDecision);

        Reset(s_new);
        Assert.Equal(8ul, Poller.State.ActionId);
        Assert.Equal(UpdateSessionResult.Incomplete, Poller.Confirm());
        Assert.Equal(PollOutcome.Decided, Poller.Poll());
        Assert.Equal(UpdateDecision.Unconfirmed, Poller.LastDecision);
        Assert.Null(action.End);
        Assert.Equal(UpdateSessionResult.Success, Poller.Confirm());
        Assert.Equal(PollOutcome.Decided, Poller.Poll());
        Assert.Equal("success", action.End);
        Assert.Equal("closed success confirmed", action.Feedback[^1]);
        Assert.True(Poller.State.IsReported);
        Assert.Equal(s_new.Length, _server.FileBytes);
        Assert.Empty(_server.Refusals);
    }

    [Fact]
    public void Poll_ImageFailedItsTrial_IsReportedWithTheReasonAlsoAfterMoreResets()
    {
        DdiAction action = Offer(8, s_new);
        Assert.Equal(PollOutcome.Staged, Poller.Poll());
        Reset(s_new);
        Reset(s_old);
        Reset(s_old);
        Assert.Equal(PollOutcome.Decided, Poller.Poll());
        Assert.Equal("closed failure reverted: NotConfirmed", action.Feedback[^1]);
        Assert.Equal("failure", action.End);

        // A new action for the same image is a decision of the server's owner.
        _ = Offer(9, s_new);
        Assert.Equal(PollOutcome.Staged, Poller.Poll());
        Reset(s_new);
    }

    // swupdate shows the same behaviour in its record: while the server offers the action, the client repeats the
    // answer.
    [Fact]
    public void Poll_ServerForgetsTheEnd_IsToldAgainAndNothingIsFetched()
    {
        DdiAction action = Offer(8, s_new);
        Assert.Equal(PollOutcome.Staged, Poller.Poll());
        Reset(s_new);
        Reset(s_old);
        action.StaysOnOffer = true;
        long bytes = _server.FileBytes;
        for (int i = 0; i < 3; i++)
        {
            action.End = null;
            Assert.Equal(PollOutcome.Decided, Poller.Poll());
            Assert.Equal("failure", action.End);
            Reset(s_old);
        }

        Assert.Equal(bytes, _server.FileBytes);
    }

    [Fact]
    public void Poll_ForgedImage_IsClosedAsAFailureWithTheVerdict()
    {
        byte[] forged = (byte[])s_new.Clone();
        forged[^1] ^= 1;
        DdiAction action = Offer(8, forged);
        Assert.Equal(PollOutcome.Refused, Poller.Poll());
        Assert.Equal(UpdateSessionResult.BadSignature, Poller.LastResult);
        Assert.Equal("closed failure refused: 15 BadSignature", action.Feedback[^1]);
        Assert.Equal("failure", action.End);
        Reset(s_old);
    }

    [Fact]
    public void Poll_OtherFiles_AreNotTaken()
    {
        DdiAction action = new(8);
        action.Files.Add(("rootfs.swu", s_new));
        action.Files.Add(("../" + s_artifact, s_new));
        _server.Actions.Add(action);
        Assert.Equal(PollOutcome.Refused, Poller.Poll());
        Assert.Equal("closed failure refused: 8 NotVerified", action.Feedback[^1]);
        Assert.Equal(0, _server.FileBytes);

        DdiAction twice = Offer(9, s_new);
        twice.Files.Add((s_artifact, s_old));
        Assert.Equal(PollOutcome.Refused, Poller.Poll());
        Assert.Equal("closed failure refused: 13 NotVerified", twice.Feedback[^1]);
        Assert.Equal(0, _server.FileBytes);

        DdiAction large = Offer(10, new byte[TestBoard.MaxImageSize + 1]);
        Assert.Equal(PollOutcome.Refused, Poller.Poll());
        Assert.Equal("closed failure refused: 4 NotVerified", large.Feedback[^1]);

        DdiAction mixed = Offer(11, s_new);
        mixed.Files.Insert(0, ("readme.txt", [1, 2, 3]));
        Assert.Equal(PollOutcome.Staged, Poller.Poll());
    }

    [Fact]
    public void Poll_Skip_WaitsUntilTheServerSaysMore()
    {
        DdiAction action = Offer(8, s_new);
        action.Download = "skip";
        action.Update = "skip";
        Waits();
        Assert.Equal(0, _server.FileBytes);
        Assert.Empty(action.Feedback);

        // The board downloads the image but does not start a trial yet.
        action.Download = "attempt";
        Waits();
        Waits();
        Assert.Equal(s_new.Length, _server.FileBytes);
        Assert.Equal(["proceeding none download", "downloaded none"], action.Feedback);
        action.Update = "attempt";
        action.MaintenanceWindow = "unavailable";
        Waits();
        Reset(s_old);
        Waits();
        action.MaintenanceWindow = "available";
        Poller.AcceptsAttempts = false;
        Waits();
        Poller.AcceptsAttempts = true;
        Assert.Equal(PollOutcome.Staged, Poller.Poll());
        Assert.InRange(_server.FileBytes, s_new.Length, s_new.Length + Updater.MaxChunk);
        Reset(s_new);
    }

    [Fact]
    public void Poll_Forced_AsksNobody()
    {
        _ = Offer(8, s_new);
        Poller.AcceptsAttempts = false;
        Assert.Equal(PollOutcome.Staged, Poller.Poll());
    }

    [Fact]
    public void Poll_CanceledBefore_IsNotBegun()
    {
        DdiAction action = Offer(8, s_new);
        action.CancelId = 11;
        Assert.Equal(PollOutcome.Decided, Poller.Poll());
        Assert.Equal("canceled", action.End);
        Assert.Equal(["cancel closed success"], action.Feedback);
        Assert.Equal(PollOutcome.Decided, Poller.Poll());
        Assert.Equal(0, _server.FileBytes);
    }

    [Fact]
    public void Poll_CanceledInTheMiddle_IsGivenUp()
    {
        DdiAction action = Offer(8, s_new);
        int reads = 0;
        _link.Files.DiesAfter = () => reads++ < 1 ? 3000 : 0;
        Assert.Equal(PollOutcome.Interrupted, Poller.Poll());
        action.CancelId = 11;
        Assert.Equal(PollOutcome.Decided, Poller.Poll());
        Assert.Equal("canceled", action.End);
        Assert.Equal(TriedResult.Canceled, Poller.State.TriedResult);
        _link.Files.DiesAfter = null;
        _ = Offer(9, s_new);
        Assert.Equal(PollOutcome.Staged, Poller.Poll());
    }

    [Fact]
    public void Poll_CanceledWhenStagedOrOver_IsRejected()
    {
        DdiAction action = Offer(8, s_new);
        Assert.Equal(PollOutcome.Staged, Poller.Poll());
        action.CancelId = 11;
        Assert.Equal(PollOutcome.Decided, Poller.Poll());
        Assert.Equal("cancel rejected none", action.Feedback[^1]);
        Reset(s_new);
        action.CancelId = 12;
        Assert.Equal(PollOutcome.Decided, Poller.Poll());
        Assert.Equal("cancel rejected none", action.Feedback[^1]);
        Assert.Equal(UpdateSessionResult.Success, Poller.Confirm());
        Assert.Equal(PollOutcome.Decided, Poller.Poll());
        Assert.Equal("success", action.End);
    }

    [Theory]
    [InlineData("00:05:00", 150, 449)]
    [InlineData("00:00:00", 15, 44)]
    [InlineData("00:00:01", 15, 44)]
    [InlineData("23:59:59", 43_199, 129_598)]
    [InlineData("99999999999999999999:00:00", 1800, 5399)]
    [InlineData("00:99:00", 1800, 5399)]
    [InlineData("soon", 1800, 5399)]
    [InlineData("", 1800, 5399)]
    public void Poll_Sleep_IsHonouredWithJitter(string sleep, int least, int most)
    {
        _server.Sleep = sleep;
        HashSet<int> waits = [];
        for (int i = 0; i < 50; i++)
        {
            Assert.Equal(PollOutcome.Decided, Poller.Poll());
            Assert.InRange(Poller.NextSeconds, least, most);
            waits.Add(Poller.NextSeconds);
        }

        Assert.InRange(waits.Count, 10, 50);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(302)]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(429)]
    [InlineData(500)]
    public void Poll_OtherAnswer_BacksOffAndConfirmsNothing(int status)
    {
        _ = Offer(8, s_new);
        Assert.Equal(PollOutcome.Staged, Poller.Poll());
        Reset(s_new);
        _link.Answer = (_, _) => status;
        _link.Ask(7200);
        Assert.Equal(PollOutcome.NoManifest, Poller.Poll());
        Assert.Equal(status, Poller.LastStatus);
        Assert.InRange(Poller.NextSeconds, 7200, 14_399);
        Assert.Equal(UpdateSessionResult.Incomplete, Poller.Confirm());
        Reset(s_old);
    }

    // The board uses only the numbers in links, and sends no request to an address in the server's text.
    [Fact]
    public void Poll_LinksElsewhere_AreNotFollowed()
    {
        DdiAction action = Offer(8, s_new);
        _link.Spoil = (_, body) => Encoding.ASCII.GetBytes(Encoding.ASCII.GetString(body)
            .Replace(Address + "/DEFAULT/controller/v1/dev1", "http://attacker.example/x", StringComparison.Ordinal));
        Assert.Equal(PollOutcome.Staged, Poller.Poll());
        Assert.All(_link.Files.Names, name => Assert.Equal($"softwaremodules/8/artifacts/{s_artifact}", name));

        Assert.DoesNotContain(_link.Sent, sent => sent.Contains("attacker", StringComparison.Ordinal));
        action.CancelId = 0;
        Reset(s_new);
    }

    // A changed bit in every second byte of each answer, and every second prefix: there is no exception, the running
    // image still runs, the board stages no unsigned image, and accepts the next good answers.
    [Theory]
    [InlineData("GET ")]
    [InlineData("GET /deploymentBase/8")]
    [InlineData("GET /cancelAction/11")]
    public void Poll_AnswerDamaged_EndsWellWithTheNextGoodOne(string request)
    {
        byte[] image = TestBoard.MakeImage(2, 1500);
        StorageSnapshot start = _board.Storage.Save();
        Dictionary<PollOutcome, int> found = [];
        int length = 2000;
        for (int at = 0; at < length; at += 2)
        {
            foreach (int change in new[] { 1 << (at / 2 % 8), -1 })
            {
                _board.Storage.Restore(start);
                _server.Actions.Clear();
                DdiAction action = Offer(8, image);
                action.CancelId = request.Contains("cancel", StringComparison.Ordinal) ? 11 : 0;
                Assert.True(_board.PowerOn(_link));
                _link.Spoil = (sent, body) =>
                {
                    if (sent != request)
                    {
                        return body;
                    }

                    length = body.Length;
                    byte[] changed = change < 0 ? body[..Math.Min(at, body.Length)] : (byte[])body.Clone();
                    if (change >= 0)
                    {
                        changed[Math.Min(at, changed.Length - 1)] ^= (byte)change;
                    }

                    return changed;
                };
                PollOutcome outcome = Poller.Poll();
                found[outcome] = found.GetValueOrDefault(outcome) + 1;
                _link.Spoil = null;
                action.CancelId = 0;
                RequireEnd(image, action, $"{request} {at} {change}");
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine(string.Join(
            ", ", found.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key} {pair.Value}")));
        Assert.InRange(length, 30, 1200);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"_links":{"deploymentBase":{"href":"/deploymentBase/99999999999999999999999"}}}""")]
    [InlineData("""{"_links":{"deploymentBase":{"href":"/deploymentBase/-8"}}}""")]
    [InlineData("""{"_links":{"deploymentBase":{"href":8}}}""")]
    [InlineData(
        """{"_links":{"deploymentBase":{"href":"/deploymentBase/8"},"deploymentBase":{"href":"/deploymentBase/8"}}}""")]
    [InlineData("""{"_links":[{"deploymentBase":{"href":"/deploymentBase/8"}}]}""")]
    public void Poll_BaseThatMakesNoSense_BeginsNothing(string answer)
    {
        _ = Offer(8, s_new);
        _link.Spoil = (sent, body) => sent == "GET " ? Encoding.ASCII.GetBytes(answer) : body;
        _ = Poller.Poll();
        Assert.DoesNotContain(_link.Sent, sent => sent.Contains("deploymentBase", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"size\":9223372036854775808")]
    [InlineData("\"size\":-1")]
    [InlineData("\"size\":31")]
    [InlineData("\"size\":786433")]
    [InlineData("\"size\":2147483647")]
    [InlineData("\"size\":4294987296")]
    [InlineData("\"size\":\"\"")]
    [InlineData("\"size\":null")]
    [InlineData("\"size\":20000,\"size\":20000")]
    public void Poll_SizeThatMakesNoSense_IsRefusedBeforeItIsUsed(string size)
    {
        DdiAction action = Offer(8, s_new);
        _link.Spoil = (_, body) =>
            Encoding.ASCII.GetBytes(Encoding.ASCII
                .GetString(body)
                .Replace($"\"size\":{s_new.Length}", size, StringComparison.Ordinal));
        Assert.Equal(PollOutcome.Refused, Poller.Poll());
        Assert.Equal(0, _server.FileBytes);
        Assert.Equal("closed failure refused: 13 NotVerified", action.Feedback[^1]);
    }

    // The bytes differ from the announced digest: the board tries once more, then closes the action.
    [Fact]
    public void Poll_FileOfAnotherDigest_IsClosedAsAFailure()
    {
        DdiAction action = Offer(8, s_new);
        string digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(s_new));
        _link.Spoil = (_, body) =>
            Encoding.ASCII.GetBytes(Encoding.ASCII
                .GetString(body)
                .Replace(digest, new string('0', 64), StringComparison.Ordinal));
        Assert.Equal(PollOutcome.Refused, Poller.Poll());
        Assert.Equal(UpdateSessionResult.HashMismatch, Poller.LastResult);
        Assert.Equal(2 * s_new.Length, _server.FileBytes);
        Assert.Equal("closed failure refused: 12 NotVerified", action.Feedback[^1]);
    }

    // One request gets no answer or a refusal: the update still arrives, and the server learns of the end.
    [Theory]
    [InlineData(0)]
    [InlineData(500)]
    public void Poll_AnyRequestFailsOnce_ArrivesAllTheSame(int status)
    {
        StorageSnapshot start = _board.Storage.Save();
        bool isFailed = true;
        for (int failing = 0; isFailed; failing++)
        {
            _board.Storage.Restore(start);
            _server.Actions.Clear();
            DdiAction action = Offer(8, s_new);
            Assert.True(_board.PowerOn(_link));
            int number = 0;
            isFailed = false;
            _link.Answer = (_, _) =>
            {
                isFailed |= number == failing;
                return number++ == failing ? status : -1;
            };
            RequireEnd(s_new, action, $"request {failing}");
        }
    }

    // A cut at every operation of the storage, in every form.
    [Fact]
    public void Poll_CutAtEveryOperation_EndsWithTheNewImageAndTheServerKnows()
    {
        byte[] image = TestBoard.MakeImage(2, 2500);
        StorageSnapshot start = _board.Storage.Save();
        int runs = 0;
        foreach (CutForm form in Enum.GetValues<CutForm>())
        {
            bool isCut = true;
            for (int operation = 0; isCut; operation++)
            {
                _board.Storage.Restore(start);
                _server.Actions.Clear();
                DdiAction action = Offer(8, image);
                _board.Storage.CountAnew();
                _board.Storage.Cut = new StorageCut(operation, form);
                try
                {
                    RequireEnd(image, action, "no cut");
                }
                catch (PowerCutException)
                {
                }

                isCut = _board.Storage.IsCut;
                _board.Storage.CountAnew();
                RequireEnd(image, action, $"cut {operation}:{form}");
                runs++;
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{runs} runs");
        Assert.InRange(runs, 200, 10_000);
    }

    private void RequireEnd(byte[] image, DdiAction action, string what)
    {
        // A cut during a trial ends the trial: the board reports the failure, and the server offers the image again.
        for (int turn = 0; turn < 12; turn++)
        {
            Assert.True(_board.PowerOn(_link), what);
            Assert.True(_board.Runs(s_old) || _board.Runs(image), what);
            _ = Poller.Poll();
            if (_board.Runs(image) && Poller.Confirm() == UpdateSessionResult.Success)
            {
                _ = Poller.Poll();
                _ = Poller.Poll();
                break;
            }

            if (action.End is "failure" or "canceled")
            {
                action = Offer(action.Id + 1, image);
            }
        }

        Assert.True(_board.Runs(image), what);
        Assert.True(action.End == "success", $"{what}: {action.End}, {string.Join("; ", action.Feedback)}");
    }

    private void Waits()
    {
        Assert.Equal(PollOutcome.Decided, Poller.Poll());
        Assert.Equal(UpdateDecision.Waiting, Poller.LastDecision);
    }

    private void Reset(byte[] image)
    {
        Assert.True(_board.PowerOn(_link));
        Assert.True(_board.Runs(image));
    }

    private DdiAction Offer(long id, byte[] image)
    {
        DdiAction action = new(id);
        action.Files.Add((s_artifact, image));
        _server.Actions.Add(action);
        return action;
    }
}

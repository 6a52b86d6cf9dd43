using System;
using System.Threading;
using System.Threading.Tasks;
using SecureBoot.Board.Storage;
using SecureBoot.Boot;
using SecureBoot.Image;
using Xunit;

namespace SecureBoot.Updates.Tests;

/// <summary>Complete updates over faulty links and servers.</summary>
public sealed class PollerTests
{
    private static readonly byte[] s_old = TestBoard.MakeImage(1, 4000);
    private static readonly byte[] s_new = TestBoard.MakeImage(2, 40_000);

    private readonly ScriptedSource _source = new();
    private readonly TestBoard _board = new();

    public PollerTests()
    {
        _board.Install(s_old);
        Publish(s_new, TestBoard.Numbers(5));
        Assert.True(_board.PowerOn(_source));
    }

    [Fact]
    public void Poll_NewImage_IsStagedTriedAndConfirmedAfterOneLook()
    {
        Assert.Equal(PollOutcome.Staged, _board.Poller!.Poll());
        Assert.Equal(UpdateDecision.Download, _board.Poller.LastDecision);
        Assert.True(_board.PowerOn(_source));
        Assert.True(_board.Runs(s_new));

        // Before its first poll an image must not confirm itself: an image that cannot reach the server must be
        // reverted.
        Assert.Equal(UpdateSessionResult.Incomplete, _board.Poller!.Confirm());
        Assert.False(_board.Session!.IsConfirmed);
        Assert.InRange(_board.Poller.NextSeconds, 0, 30);
        Assert.Equal(PollOutcome.Decided, _board.Poller.Poll());
        Assert.Equal(UpdateDecision.Current, _board.Poller.LastDecision);
        Assert.Equal(UpdateSessionResult.Success, _board.Poller.Confirm());
        Assert.True(_board.Session.IsConfirmed);
    }

    // One lock: a confirmation from another thread waits for the poll that decides about it.
    [Fact]
    public async Task Confirm_DuringAPoll_WaitsForItsEnd()
    {
        Assert.Equal(PollOutcome.Staged, _board.Poller!.Poll());
        Assert.True(_board.PowerOn(_source));
        using ManualResetEventSlim isInside = new();
        using ManualResetEventSlim mayGoOn = new();
        CancellationToken token = TestContext.Current.CancellationToken;
        _source.Answer = _ =>
        {
            isInside.Set();
            mayGoOn.Wait(token);
            return RangeStatus.Ok;
        };
        Task<PollOutcome> poll = Task.Run(_board.Poller!.Poll, token);
        isInside.Wait(token);
        Task<UpdateSessionResult> confirmation = Task.Run(_board.Poller.Confirm, token);

        Assert.NotSame(confirmation, await Task.WhenAny(confirmation, Task.Delay(200, token)));
        mayGoOn.Set();
        Assert.Equal(PollOutcome.Decided, await poll);
        Assert.Equal(UpdateSessionResult.Success, await confirmation);
    }

    [Fact]
    public void Poll_ServerIsGone_ConfirmsNothing()
    {
        Assert.Equal(PollOutcome.Staged, _board.Poller!.Poll());
        Assert.True(_board.PowerOn(_source));
        _source.Files.Clear();

        Assert.Equal(PollOutcome.NoManifest, _board.Poller!.Poll());
        Assert.Equal(UpdateSessionResult.Incomplete, _board.Poller.Confirm());
        Assert.True(_board.PowerOn(_source));
        Assert.True(_board.Runs(s_old));
    }

    [Fact]
    public void Poll_StagedImage_WaitsForTheReset()
    {
        Assert.Equal(PollOutcome.Staged, _board.Poller!.Poll());
        long bytes = _source.ImageBytes;
        Assert.Equal(PollOutcome.Decided, _board.Poller.Poll());
        Assert.Equal(UpdateDecision.Staged, _board.Poller.LastDecision);
        Assert.Equal(bytes, _source.ImageBytes);
    }

    [Fact]
    public void Poll_ImageFailedItsTrial_IsNotTakenAgainUntilTheSequenceRises()
    {
        Assert.Equal(PollOutcome.Staged, _board.Poller!.Poll());
        Assert.True(_board.PowerOn(_source));
        Assert.True(_board.PowerOn(_source));
        Assert.True(_board.Runs(s_old));

        long bytes = _source.ImageBytes;
        Assert.Equal(PollOutcome.Decided, _board.Poller!.Poll());
        Assert.Equal(UpdateDecision.Rejected, _board.Poller.LastDecision);

        // The publisher has signed the manifest again with a newer time only.
        ManifestNumbers refreshed = TestBoard.Numbers(5);
        refreshed.Issued += 1000;
        Publish(s_new, refreshed);
        Assert.Equal(PollOutcome.Decided, _board.Poller.Poll());
        Assert.Equal(UpdateDecision.Rejected, _board.Poller.LastDecision);
        Assert.Equal(bytes, _source.ImageBytes);

        Publish(s_new, TestBoard.Numbers(6));
        Assert.Equal(PollOutcome.Staged, _board.Poller.Poll());
        Assert.True(_board.PowerOn(_source));
        Assert.True(_board.Runs(s_new));
    }

    [Fact]
    public void Poll_ImageThatTheBootRefuses_IsNotFetchedAgain()
    {
        // A publisher may name any file, but only the key of an image makes the file an image.
        byte[] forged = (byte[])s_new.Clone();
        forged[^1] ^= 1;
        Publish(forged, TestBoard.Numbers(6));

        Assert.Equal(PollOutcome.Refused, _board.Poller!.Poll());
        Assert.Equal(UpdateSessionResult.BadSignature, _board.Poller.LastResult);
        long bytes = _source.ImageBytes;
        Assert.Equal(PollOutcome.Decided, _board.Poller.Poll());
        Assert.Equal(UpdateDecision.Rejected, _board.Poller.LastDecision);
        Assert.Equal(bytes, _source.ImageBytes);
        Assert.True(_board.PowerOn(_source));
        Assert.True(_board.Runs(s_old));
    }

    [Fact]
    public void Poll_SameManifest_IsVerifiedOnce()
    {
        Publish(s_old, TestBoard.Numbers(6));
        Assert.Equal(PollOutcome.Decided, _board.Poller!.Poll());
        byte[] manifest = _source.Files[TestBoard.ManifestName];
        Assert.Equal(PollOutcome.Decided, _board.Poller.Poll());
        Assert.Equal(UpdateDecision.Current, _board.Poller.LastDecision);

        // Another publisher's signature changes the bytes of the manifest, so the board verifies it again.
        manifest[^1] ^= 1;
        Assert.Equal(PollOutcome.BadManifest, _board.Poller.Poll());
    }

    [Fact]
    public void Poll_OlderManifest_IsRefusedAlsoAfterAReset()
    {
        byte[] first = _source.Files[TestBoard.ManifestName];
        ManifestNumbers halted = TestBoard.Numbers(6);
        halted.IsHalted = true;
        Publish(s_new, halted);
        Assert.Equal(PollOutcome.Decided, _board.Poller!.Poll());
        Assert.Equal(UpdateDecision.Halted, _board.Poller.LastDecision);
        _source.Files[TestBoard.ManifestName] = first;
        Assert.True(_board.PowerOn(_source));

        Assert.Equal(PollOutcome.BadManifest, _board.Poller.Poll());
        Assert.Equal(UpdateDecision.OldManifest, _board.Poller.LastDecision);
        Assert.Equal(0, _source.ImageBytes);
    }

    // A thief of a publisher's key can raise the sequence to its maximum. With other keys the sequence starts again.
    [Fact]
    public void Poll_OtherPublishers_BeginTheSequenceAnew()
    {
        Publish(s_new, TestBoard.Numbers(Manifest.MaxSequence));
        ManifestNumbers halted = TestBoard.Numbers(Manifest.MaxSequence);
        halted.IsHalted = true;
        Publish(s_new, halted);
        Assert.Equal(PollOutcome.Decided, _board.Poller!.Poll());
        Publish(s_new, TestBoard.Numbers(1));
        Assert.Equal(PollOutcome.BadManifest, _board.Poller.Poll());

        using SecureBoot.Signer.Keys.PrivateKey other = SecureBoot.Signer.Keys.PrivateKey.Create(
            SecureBoot.Signer.Keys.KeyType.EcdsaP256);
        _board.Publishers =
            new SecureBoot.Image.PublisherKeys([
                other.Public.ToTrustedKey(),
                SecureBoot.Signer.Keys.PrivateKey.Create(SecureBoot.Signer.Keys.KeyType.EcdsaP256).Public
                    .ToTrustedKey(),
            ]);
        _source.Files[TestBoard.ManifestName] = new SecureBoot.Signer.Manifests.ManifestBuilder(
            "image", s_new, TestBoard.Numbers(1)).Sign([other]);
        Assert.True(_board.PowerOn(_source));
        Assert.Equal(PollOutcome.Staged, _board.Poller!.Poll());
    }

    [Fact]
    public void Poller_PublisherIsAnImageKey_IsNotMade()
    {
        _board.Publishers = new SecureBoot.Image.PublisherKeys([TestBoard.Keys.At(0)]);

        Assert.Throws<ArgumentException>(() => _board.PowerOn(_source));
    }

    [Fact]
    public void Poll_WindowIsOpen_WaitsForTheBoardsPlaceAndThenTakesIt()
    {
        ManifestNumbers numbers = TestBoard.Numbers(6);
        numbers.WindowSeconds = 86_400;
        Publish(s_new, numbers);
        int delay = 0;
        while (delay < 7200)
        {
            _board.Device[0]++;
            delay = new FleetPlace(_board.Device, System.Security.Cryptography.SHA256.HashData(s_new)).GetDelay(86_400);
        }

        // In 1970 only the time since the start counts.
        _board.Clock.Unix = 0;
        Assert.Equal(PollOutcome.Decided, _board.Poller!.Poll());
        Assert.Equal(UpdateDecision.Waiting, _board.Poller.LastDecision);
        _board.Clock.Uptime = (uint)delay - 10;
        Assert.Equal(PollOutcome.Decided, _board.Poller.Poll());
        Assert.InRange(_board.Poller.NextSeconds, 1, 10);
        _board.Clock.Uptime = (uint)delay + 1;
        Assert.Equal(PollOutcome.Staged, _board.Poller.Poll());
    }

    [Theory]
    [InlineData(0, UpdateDecision.Download)]
    [InlineData(1_800_000_100, UpdateDecision.Download)]
    [InlineData(4_000_000_000, UpdateDecision.Expired)]
    public void Poll_AnyClock_CountsFromTheLastIssue(uint clock, UpdateDecision expected)
    {
        ManifestNumbers numbers = TestBoard.Numbers(6);
        numbers.Expires = numbers.Issued + 86_400;
        Publish(s_new, numbers);
        _board.Clock.Unix = clock;

        _ = _board.Poller!.Poll();

        Assert.Equal(expected, _board.Poller.LastDecision);
    }

    [Theory]
    [InlineData(RangeStatus.NotFound)]
    [InlineData(RangeStatus.Busy)]
    [InlineData(RangeStatus.BadStatus)]
    [InlineData(RangeStatus.BadAnswer)]
    [InlineData(RangeStatus.TooSlow)]
    [InlineData(RangeStatus.Unreachable)]
    public void Poll_ServerFails_BacksOffAndTheNextGoodAnswerIsTaken(RangeStatus status)
    {
        _source.Answer = _ => status;
        Assert.Equal(PollOutcome.NoManifest, _board.Poller!.Poll());
        Assert.Equal(status, _board.Poller.LastRange);

        _source.Answer = name => name.EndsWith(".img", StringComparison.Ordinal) ? status : RangeStatus.Ok;
        Assert.Equal(PollOutcome.Interrupted, _board.Poller.Poll());
        Assert.Equal(status, _board.Poller.LastRange);
        Assert.InRange(_source.Asked, 3, 5);

        _source.Answer = null;
        Assert.Equal(PollOutcome.Staged, _board.Poller.Poll());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2562)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void Poll_SourceLiesAboutItsCount_IsABadAnswer(int count)
    {
        _source.Count = _ => count;
        _source.Piece = 2561;
        Assert.Equal(PollOutcome.NoManifest, _board.Poller!.Poll());
        Assert.Contains(_board.Poller.LastRange, new[] { RangeStatus.BadAnswer, RangeStatus.TooLong });
        _source.Count = given => given < 32 ? given : count;
        Assert.Equal(PollOutcome.NoManifest, _board.Poller.Poll());
    }

    [Fact]
    public void Poll_ReadsThatGiveNothing_AreCounted()
    {
        _source.Piece = 0;
        Assert.Equal(PollOutcome.NoManifest, _board.Poller!.Poll());
        Assert.Equal(RangeStatus.TooSlow, _board.Poller.LastRange);
    }

    [Fact]
    public void Poll_ManifestWithoutEnd_IsTooLong()
    {
        _source.Files[TestBoard.ManifestName] = [.. _source.Files[TestBoard.ManifestName], .. new byte[100_000]];
        Assert.Equal(PollOutcome.NoManifest, _board.Poller!.Poll());
        Assert.Equal(RangeStatus.TooLong, _board.Poller.LastRange);
    }

    [Fact]
    public void Poll_ShorterFile_IsTooShort()
    {
        _source.Files[TestBoard.ImageName(s_new)] = s_new[..20_000];
        Assert.Equal(PollOutcome.Interrupted, _board.Poller!.Poll());
        Assert.Equal(RangeStatus.TooShort, _board.Poller.LastRange);
        _source.Files[TestBoard.ImageName(s_new)] = s_new;
        Assert.Equal(PollOutcome.Staged, _board.Poller.Poll());
    }

    // The end of a block reveals a byte that was damaged once, and the board fetches only that block again.
    [Fact]
    public void Poll_OneByteSpoilt_FetchesItsBlockAgain()
    {
        bool isSpoilt = false;
        _source.Spoil = (name, offset, bytes) =>
        {
            if (!isSpoilt && name.EndsWith(".img", StringComparison.Ordinal) && offset > Manifest.BlockSize
                && bytes.Length > 0)
            {
                isSpoilt = true;
                bytes.Span[0] ^= 0x40;
            }
        };

        Assert.Equal(PollOutcome.Staged, _board.Poller!.Poll());
        Assert.Equal(s_new.Length + Manifest.BlockSize, _source.ImageBytes);
    }

    [Fact]
    public void Poll_HostileServer_IsNoticedAtTheBlockAndTheNextGoodAnswerIsTaken()
    {
        _source.Spoil = (name, offset, bytes) =>
        {
            if (name.EndsWith(".img", StringComparison.Ordinal) && bytes.Length > 0)
            {
                bytes.Span[0] ^= (byte)(offset >= Manifest.BlockSize ? 1 : 0);
            }
        };
        Assert.Equal(PollOutcome.Damaged, _board.Poller!.Poll());
        Assert.InRange(_source.ImageBytes, 3 * Manifest.BlockSize, (3 * Manifest.BlockSize) + 2048);

        // The bad block is still in the slot. The board finds it, also after a reset.
        _source.Spoil = null;
        long before = _source.ImageBytes;
        Assert.True(_board.PowerOn(_source));
        Assert.Equal(PollOutcome.Staged, _board.Poller!.Poll());
        Assert.Equal(s_new.Length - Manifest.BlockSize + Updater.MaxChunk, _source.ImageBytes - before);
        Assert.True(_board.PowerOn(_source));
        Assert.True(_board.Runs(s_new));
    }

    // Each answer costs a write of the flash.
    [Fact]
    public void Answers_OfAByteEach_EndThePoll()
    {
        int writes = 0;
        _board.Storage.Failing = operation =>
        {
            writes += operation.Kind == StorageOperationKind.Write
                && operation.Name.StartsWith("slot", StringComparison.Ordinal) ? 1 : 0;
            return false;
        };
        int answers = 0;
        _source.DiesAfter = () => ++answers == 1 ? int.MaxValue : answers == 2 ? ImageHeader.Size : 1;
        Assert.Equal(PollOutcome.Interrupted, _board.Poller!.Poll());
        Assert.InRange(writes, 1, 3);

        _source.DiesAfter = null;
        Assert.Equal(PollOutcome.Staged, _board.Poller!.Poll());
    }

    // Whoever writes the drive can compute the fingerprint of a manifest.
    [Fact]
    public void Manifest_WithItsFingerprintOnTheDrive_NeedsItsSignature()
    {
        byte[] forged = TestBoard.MakeManifest(s_new, TestBoard.Numbers(77));
        forged[^1] ^= 1;
        _source.Files[TestBoard.ManifestName] = forged;
        UpdateMemory memory = new(_board.Storage);
        UpdateState state = memory.State.Copy();
        state.Fingerprint = new ManifestReader(_board.Publishers).ComputeFingerprint(forged, forged.Length);
        Assert.True(memory.Write(state));

        Assert.True(_board.PowerOn(_source));
        Assert.Equal(PollOutcome.BadManifest, _board.Poller!.Poll());
    }

    [Fact]
    public void Poll_AfterARequestToRevert_TakesNothing()
    {
        Assert.Equal(PollOutcome.Staged, _board.Poller!.Poll());
        Assert.True(_board.PowerOn(_source));
        _board.Poller!.Poll();
        Assert.Equal(UpdateSessionResult.Success, _board.Poller.Confirm());
        Publish(TestBoard.MakeImage(3, 5000), TestBoard.Numbers(9));
        Assert.Equal(UpdateSessionResult.Success, _board.Session!.RequestRevert());

        Assert.NotEqual(PollOutcome.Staged, _board.Poller.Poll());
        Assert.True(_board.PowerOn(_source));
        Assert.True(_board.Runs(s_old));
    }

    // A deliberate mistake: the client asks for the rest of the file, and takes the whole file from its start for the
    // rest.
    [Fact]
    public void Mistake_200TakenForARange_IsFoundAtItsBlock()
    {
        _source.IgnoresOffset = true;
        _source.DiesAfter = () => 5000;
        Assert.Equal(PollOutcome.Damaged, _board.Poller!.Poll());
        Assert.True(_board.PowerOn(_source));
        Assert.True(_board.Runs(s_old));

        _source.IgnoresOffset = false;
        Assert.Equal(PollOutcome.Staged, _board.Poller!.Poll());
        Assert.True(_board.PowerOn(_source));
        Assert.True(_board.Runs(s_new));
    }

    [Fact]
    public void Poll_LinkDiesAndPowerIsCut20TimesEach_CostsATenthMoreAtMost()
    {
        int seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        Random random = new(seed);
        byte[] image = TestBoard.MakeImage(3, 500_000);
        Publish(image, TestBoard.Numbers(7));
        int deaths = 0;
        int cuts = 0;
        _source.DiesAfter = () => deaths < 20 && ++deaths <= 20 ? random.Next(1, 30_000) : int.MaxValue;
        PollOutcome outcome = PollOutcome.None;
        for (int turn = 0; turn < 200 && outcome != PollOutcome.Staged; turn++)
        {
            _board.Storage.CountAnew();
            _board.Storage.Cut = cuts < 20 ? new StorageCut(20 + random.Next(60), (CutForm)random.Next(5)) : null;
            try
            {
                outcome = _board.Poller!.Poll();
            }
            catch (PowerCutException)
            {
                cuts++;
                _board.Storage.CountAnew();
                Assert.True(_board.PowerOn(_source));
                Assert.True(_board.Runs(s_old));
            }
        }

        _board.Storage.CountAnew();
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{deaths} links died, {cuts} cuts, {_source.ImageBytes} bytes for {image.Length}");
        Assert.Equal(20, deaths);
        Assert.Equal(20, cuts);
        Assert.Equal(PollOutcome.Staged, outcome);
        Assert.InRange(_source.ImageBytes, image.Length, image.Length + (image.Length / 10));
        Assert.True(_board.PowerOn(_source));
        Assert.True(_board.Runs(image));
        Assert.Equal(PollOutcome.Decided, _board.Poller!.Poll());
        Assert.Equal(UpdateSessionResult.Success, _board.Poller.Confirm());
    }

    // A cut at every operation, in every form: the running image still runs, or the complete new image does, and the
    // board accepts the next good answer.
    [Fact]
    public void Poll_CutAtEveryOperation_EndsWithTheNewImage()
    {
        byte[] image = TestBoard.MakeImage(2, 3000);
        Publish(image, TestBoard.Numbers(7));
        StorageSnapshot start = _board.Storage.Save();
        int runs = 0;
        foreach (CutForm form in Enum.GetValues<CutForm>())
        {
            bool isCut = true;
            for (int operation = 0; isCut; operation++)
            {
                _board.Storage.Restore(start);
                Assert.True(_board.PowerOn(_source));
                _board.Storage.CountAnew();
                _board.Storage.Cut = new StorageCut(operation, form);
                try
                {
                    Assert.Equal(PollOutcome.Staged, _board.Poller!.Poll());
                }
                catch (PowerCutException)
                {
                }

                isCut = _board.Storage.IsCut;
                _board.Storage.CountAnew();
                RequireArrives(image, $"cut {operation}:{form}");
                runs++;
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{runs} runs");
        Assert.InRange(runs, 100, 10_000);
    }

    private void RequireArrives(byte[] image, string schedule)
    {
        Assert.True(_board.PowerOn(_source), schedule);
        Assert.True(_board.Runs(s_old) || _board.Runs(image), schedule);
        for (int i = 0; i < 3 && !_board.Runs(image); i++)
        {
            PollOutcome outcome = _board.Poller!.Poll();
            Assert.True(
                outcome == PollOutcome.Staged || _board.Poller.LastDecision == UpdateDecision.Staged,
                $"{schedule}: {outcome}, {_board.Poller.LastDecision}, {_board.Poller.LastResult}");
            Assert.True(_board.PowerOn(_source), schedule);
        }

        Assert.True(_board.Runs(image), schedule);
    }

    private void Publish(byte[] image, ManifestNumbers numbers)
    {
        _source.Files[TestBoard.ManifestName] = TestBoard.MakeManifest(image, numbers);
        _source.Files[TestBoard.ImageName(image)] = image;
    }
}

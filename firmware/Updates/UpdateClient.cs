using System;
using SecureBoot.Boot;
using SecureBoot.Image;

namespace SecureBoot.Updates;

/// <summary>Looks for updates, installs them, and reports the outcome (docs/updates.md). The application calls
/// <see cref="Poll"/> on a separate thread, waits, and resets the board when an image is staged.</summary>
/// <remarks>Polls and confirmations wait for each other, from whatever threads they come: one lock covers
/// each.</remarks>
public abstract class UpdateClient
{
    private readonly object _gate = new();
    private readonly UpdateMemory _memory;
    private bool _hasPolled;

    private protected UpdateClient(BootSession session, RangeSource source, UpdateClock clock, byte[] device)
    {
        if (session is null || source is null || clock is null)
        {
            throw new ArgumentNullException(
                session is null ? nameof(session) : source is null ? nameof(source) : nameof(clock));
        }

        Session = session;
        Source = source;
        Clock = clock;
        _memory = new UpdateMemory(session.Updates.Storage);
        Schedule = new PollSchedule(GetSeed(device));
        NextSeconds = Schedule.GetFirst(!session.IsConfirmed);
        Observe(isStart: true);
    }

    /// <summary>Seconds to wait before the next <see cref="Poll"/>, also before the first.</summary>
    public int NextSeconds { get; private set; }

    /// <summary>The server's last status.</summary>
    public RangeStatus LastRange { get; private protected set; }

    /// <summary>The last decision.</summary>
    public UpdateDecision LastDecision { get; private protected set; }

    /// <summary>The boot library's last result.</summary>
    public UpdateSessionResult LastResult { get; private protected set; }

    /// <summary>The state that is kept over resets, with the outcome of the last image and the reason.</summary>
    public UpdateState State => _memory.State;

    private protected BootSession Session { get; }

    private protected RangeSource Source { get; }

    private protected UpdateClock Clock { get; }

    private protected PollSchedule Schedule { get; }

    /// <summary>The seconds that the server requested to wait.</summary>
    private protected virtual int RetryAfter => Source.RetryAfter;

    /// <summary>Keeps the running image, but only after a look with a valid answer: an image that cannot reach the
    /// server any more reverts to the image that could.</summary>
    /// <returns>The result of <see cref="BootSession.Confirm"/>; <see cref="UpdateSessionResult.Incomplete"/> before
    /// such a look.</returns>
    public UpdateSessionResult Confirm()
    {
        lock (_gate)
        {
            UpdateSessionResult result = _hasPolled ? Session.Confirm() : UpdateSessionResult.Incomplete;
            Observe(isStart: false);
            return result;
        }
    }

    /// <summary>Looks once: asks the server, decides, and downloads.</summary>
    public PollOutcome Poll()
    {
        lock (_gate)
        {
            LastRange = RangeStatus.NotRead;
            LastDecision = UpdateDecision.None;
            LastResult = UpdateSessionResult.Success;
            Observe(isStart: false);
            PollOutcome outcome = PollOnce(out int left);
            bool isGood = outcome is PollOutcome.Decided or PollOutcome.Staged;
            NextSeconds = isGood ? Schedule.GetNext() : Schedule.GetRetry(RetryAfter);
            if (left > 0 && left < NextSeconds)
            {
                NextSeconds = left;
            }

            return outcome;
        }
    }

    /// <summary>Waits until the next look is due. A message brings the look forward, but never before
    /// <see cref="PollSignal.MinGap"/>, and never after a failure.</summary>
    public void Wait(PollSignal signal)
    {
        signal.Wait(NextSeconds, Schedule.Failures > 0 ? NextSeconds : Schedule.GetGap());
    }

    private protected abstract PollOutcome PollOnce(out int left);

    /// <summary>The server gave a valid answer: the running image can reach the server.</summary>
    private protected void Succeed(uint pollSeconds)
    {
        _hasPolled = true;
        Schedule.PollSeconds = pollSeconds;
    }

    private protected bool Remember(UpdateState next)
    {
        return _memory.Write(next);
    }

    /// <summary>Stores the outcome of an image.</summary>
    private protected bool RememberTried(TriedResult result, uint reason)
    {
        UpdateState next = State.Copy();
        next.TriedResult = result;
        next.TriedReason = reason;
        return _memory.Write(next);
    }

    /// <summary>Downloads a file into the staging slot. The session has the whole file, or is null.</summary>
    private protected PollOutcome Download(
        string name, int size, byte[] digest, Manifest? manifest, out UpdateSession? session)
    {
        LastResult = Session.Updates.Resume(size, digest, out session);
        if (LastResult != UpdateSessionResult.Success)
        {
            LastResult = Session.Updates.Start(size, digest, out session);
        }

        if (session is null)
        {
            return PollOutcome.Refused;
        }

        Downloader downloader = new(session, Source, size, digest, manifest);
        TransferOutcome outcome = downloader.CheckStored();
        while (outcome == TransferOutcome.None)
        {
            outcome = downloader.Step(name);
        }

        downloader.End(outcome);
        LastRange = downloader.LastRange;
        LastResult = downloader.LastResult;
        session = outcome == TransferOutcome.Complete ? session : null;
        return outcome switch
        {
            TransferOutcome.Damaged => PollOutcome.Damaged,
            TransferOutcome.Refused => PollOutcome.Refused,
            _ => PollOutcome.Interrupted,
        };
    }

    /// <summary>Hands a whole image to the boot library. The state is stored before the image is staged: a power cut
    /// between the two costs nothing; in the opposite order, a cut would lose the record of the image.</summary>
    /// <param name="session">The session with all bytes.</param>
    /// <param name="next">The state to store.</param>
    /// <param name="insists">Whether an image is taken that failed its trial.</param>
    private protected PollOutcome Complete(UpdateSession session, UpdateState next, bool insists)
    {
        next.TriedResult = TriedResult.Staged;
        next.TriedReason = 0;
        next.TriedSlot = (uint)session.StagingSlot;
        if (!_memory.Write(next))
        {
            _ = session.Abort(erase: false);
            return PollOutcome.NotStored;
        }

        LastResult = session.Complete(insists);
        if (LastResult == UpdateSessionResult.Success)
        {
            return PollOutcome.Staged;
        }

        bool isRefused = LastResult != UpdateSessionResult.FlashError;
        _ = session.Abort(erase: isRefused);
        if (isRefused)
        {
            _ = RememberTried(TriedResult.Refused, (uint)LastResult | ((uint)Session.Updates.LastVerify << 16));
        }

        return PollOutcome.Refused;
    }

    // Stores the outcome once the trial of the staged image is over: only the boot after the trial knows the reason.
    private void Observe(bool isStart)
    {
        UpdateState state = State;
        BootRecord record = Session.Record;
        if (state.TriedResult != TriedResult.Staged)
        {
            return;
        }

        bool isRunning = state.TriedSlot == (uint)record.SlotNumber;
        if (isRunning && Session.IsConfirmed && state.TriedVersion == record.Version)
        {
            _ = RememberTried(TriedResult.Confirmed, 0);
        }
        else if (!isRunning && isStart && record.LastRefusal != VerifyStatus.Ok)
        {
            _ = RememberTried(
                TriedResult.Refused, (uint)UpdateVerdict.From(record.LastRefusal) | ((uint)record.LastRefusal << 16));
        }
        else if (!isRunning && Session.OtherState == SlotState.Rejected)
        {
            _ = RememberTried(TriedResult.Reverted, (uint)record.Reason);
        }
    }

    // Boards of one kind start with the same state; only their identity and their time differ.
    private uint GetSeed(byte[] device)
    {
        FleetPlace place = new(device, Session.Record.Identity.Value);
        return unchecked((uint)place.GetDelay(
            0x7FFFFFFF) ^ (Clock.GetUnixSeconds() * 2654435761u) ^ Session.Record.Build);
    }
}

using System;
using SecureBoot.Boot;
using SecureBoot.Image;

namespace SecureBoot.Updates;

/// <summary>Looks for updates, and takes them (docs/updates.md). The application calls <see cref="Poll"/> on a thread of
/// its own, sleeps <see cref="NextSeconds"/>, and resets the board when an image is staged.</summary>
/// <remarks>Polls and confirmations wait for each other, from whatever threads they come.</remarks>
public sealed class UpdatePoller
{
    private readonly object _gate = new();
    private readonly BootSession _session;
    private readonly UpdateSettings _settings;
    private readonly RangeSource _source;
    private readonly UpdateClock _clock;
    private readonly ManifestReader _reader;
    private readonly UpdateMemory _memory;
    private readonly PollSchedule _schedule;
    private uint _targetSeen;
    private bool _hasPolled;

    /// <summary>Looks for updates of the running image.</summary>
    /// <param name="session">The boot's session.</param>
    /// <param name="settings">What to look for.</param>
    /// <param name="source">The server.</param>
    /// <param name="clock">The board's time.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A publisher's key may also sign images.</exception>
    public UpdatePoller(BootSession session, UpdateSettings settings, RangeSource source, UpdateClock clock)
    {
        if (session is null || settings is null || source is null || clock is null)
        {
            throw new ArgumentNullException(session is null ? nameof(session) : nameof(settings));
        }

        if (session.Updates.TrustsAny(settings.Publishers))
        {
            throw new ArgumentException("", nameof(settings));
        }

        _session = session;
        _settings = settings;
        _source = source;
        _clock = clock;
        _reader = new ManifestReader(settings.Publishers);
        _memory = new UpdateMemory(session.Updates.Storage);
        _schedule = new PollSchedule(GetSeed());
        _targetSeen = clock.GetUptimeSeconds();
        NextSeconds = _schedule.GetFirst(!session.IsConfirmed);
    }

    /// <summary>Seconds to wait before the next <see cref="Poll"/>, also before the first.</summary>
    public int NextSeconds { get; private set; }

    /// <summary>What the server said last.</summary>
    public RangeStatus LastRange { get; private set; }

    /// <summary>What the manifest's reader said last.</summary>
    public ManifestStatus LastManifest { get; private set; }

    /// <summary>What the verifier said of the last manifest: more detail than
    /// <see cref="ManifestStatus.BadContainer"/>.</summary>
    public VerifyStatus LastVerify => _reader.LastVerify;

    /// <summary>What was decided last.</summary>
    public UpdateDecision LastDecision { get; private set; }

    /// <summary>What the boot library said last.</summary>
    public UpdateSessionResult LastResult { get; private set; }

    /// <summary>What is remembered over resets.</summary>
    public UpdateState State => _memory.State;

    /// <summary>Keeps the running image, but only after a look that found a manifest which counts: an image that has lost
    /// its way to the server goes back to the one that had it.</summary>
    /// <returns>What <see cref="BootSession.Confirm"/> says; <see cref="UpdateSessionResult.Incomplete"/> before such a
    /// look.</returns>
    public UpdateSessionResult Confirm()
    {
        lock (_gate)
        {
            return _hasPolled ? _session.Confirm() : UpdateSessionResult.Incomplete;
        }
    }

    /// <summary>Looks once: reads the manifest, decides, and downloads.</summary>
    public PollOutcome Poll()
    {
        lock (_gate)
        {
            LastRange = RangeStatus.NotRead;
            LastManifest = ManifestStatus.NotRead;
            LastDecision = UpdateDecision.None;
            LastResult = UpdateSessionResult.Success;
            PollOutcome outcome = PollOnce(out int left);
            bool isGood = outcome is PollOutcome.Decided or PollOutcome.Staged;
            NextSeconds = isGood ? _schedule.GetNext() : _schedule.GetRetry(_source.RetryAfter);
            if (left > 0 && left < NextSeconds)
            {
                NextSeconds = left;
            }

            return outcome;
        }
    }

    private PollOutcome PollOnce(out int left)
    {
        left = 0;
        PollOutcome outcome = ReadManifest(out Manifest? manifest, out byte[] fingerprint);
        if (manifest is null)
        {
            return outcome;
        }

        FleetPlace place = new(_settings.Device, manifest.FileDigest);
        UpdateFacts facts = GetFacts(manifest, place);
        LastDecision = UpdatePolicy.Decide(manifest, facts);
        if (LastDecision is UpdateDecision.OldManifest or UpdateDecision.WrongProduct)
        {
            // Nothing is remembered of it.
            return PollOutcome.BadManifest;
        }

        _hasPolled = true;
        _schedule.PollSeconds = manifest.Numbers.PollSeconds;
        if (!Remember(manifest, fingerprint))
        {
            return PollOutcome.NotRemembered;
        }

        left = LastDecision == UpdateDecision.Waiting ? facts.WindowLeft : 0;
        return LastDecision == UpdateDecision.Download ? Download(manifest, facts.IsRejected) : PollOutcome.Decided;
    }

    private PollOutcome ReadManifest(out Manifest? manifest, out byte[] fingerprint)
    {
        manifest = null;
        fingerprint = new byte[0];

        // One more than it may have: what fills it is too long.
        byte[] bytes = new byte[ManifestContainer.MaxSize + 1];
        BoundedSource source = new(_source);
        LastRange = source.Fill(_settings.ManifestName, 0, bytes, bytes.Length);
        int length = source.Filled;
        _source.Close();
        if (LastRange == RangeStatus.Ok && length == bytes.Length)
        {
            LastRange = RangeStatus.TooLong;
        }

        if (LastRange != RangeStatus.Ok)
        {
            return PollOutcome.NoManifest;
        }

        fingerprint = _reader.ComputeFingerprint(bytes, length);
        LastManifest = _reader.Read(bytes, length, UpdateState.IsSame(fingerprint, State.Fingerprint), out manifest);
        return LastManifest == ManifestStatus.Ok ? PollOutcome.Decided : PollOutcome.BadManifest;
    }

    private UpdateFacts GetFacts(Manifest manifest, FleetPlace place)
    {
        UpdateState state = State;
        bool isOwn = UpdateState.IsSame(state.Publishers, _reader.GetPublishers());
        bool isTried = UpdateState.IsSame(state.TriedDigest, manifest.FileDigest);
        bool isRefused = isTried && state.TriedResult == TriedResult.Refused;
        UpdateFacts facts = new()
        {
            RunningVersion = _session.Record.Version,
            Running = _session.Record.Identity,
            IsConfirmed = _session.IsConfirmed,
            SecurityCounter = _session.Record.SecurityCounter,
            MaxImageSize = _session.Updates.MaxImageSize,
            Product = _settings.Product,
            LastSequence = isOwn ? state.Sequence : 0,
            LastIssued = isOwn ? state.Issued : 0,
            Clock = _clock.GetUnixSeconds(),
            TriedSequence = isTried && isOwn ? state.TriedSequence : 0,
            IsRejected = isRefused || manifest.IsRejected(_session.Updates),
            IsStaged = isTried && state.TriedResult == TriedResult.Staged && _session.OtherState == SlotState.Pending,
            Bucket = place.Bucket,
        };
        facts.WindowLeft = GetWindowLeft(manifest, place, facts);
        return facts;
    }

    // The window begins when the image is named first. The time since then is what the clocks say at most.
    private int GetWindowLeft(Manifest manifest, FleetPlace place, UpdateFacts facts)
    {
        uint uptime = _clock.GetUptimeSeconds();
        uint begun = State.TargetIssued;
        if (!UpdateState.IsSame(State.TargetDigest, manifest.FileDigest))
        {
            _targetSeen = uptime;
            begun = manifest.Numbers.Issued;
        }

        uint time = UpdatePolicy.GetTime(facts);
        time = time > manifest.Numbers.Issued ? time : manifest.Numbers.Issued;
        uint passed = time > begun ? time - begun : 0;
        uint awake = unchecked(uptime - _targetSeen);
        passed = passed > awake ? passed : awake;
        int delay = place.GetDelay(manifest.Numbers.WindowSeconds);
        return passed > (uint)delay ? 0 : delay - (int)passed;
    }

    private bool Remember(Manifest manifest, byte[] fingerprint)
    {
        if (UpdateState.IsSame(State.Fingerprint, fingerprint))
        {
            return true;
        }

        UpdateState next = State.Copy();
        next.Sequence = manifest.Numbers.Sequence;
        next.Issued = manifest.Numbers.Issued;
        next.Fingerprint = fingerprint;
        next.Publishers = _reader.GetPublishers();
        if (!UpdateState.IsSame(next.TargetDigest, manifest.FileDigest))
        {
            next.TargetDigest = manifest.FileDigest;
            next.TargetIssued = manifest.Numbers.Issued;
        }

        return _memory.Write(next);
    }

    private PollOutcome Download(Manifest manifest, bool insists)
    {
        Downloader downloader = new(_session.Updates, _source, manifest);
        TransferOutcome outcome = downloader.Run(_settings.GetImageName(manifest.FileDigest), out UpdateSession? session);
        LastRange = downloader.LastRange;
        LastResult = downloader.LastResult;
        if (outcome == TransferOutcome.Complete && session is not null)
        {
            return Complete(manifest, session, insists);
        }

        return outcome switch
        {
            TransferOutcome.Damaged => PollOutcome.Damaged,
            TransferOutcome.Refused => PollOutcome.Refused,
            _ => PollOutcome.Interrupted,
        };
    }

    // What is tried is remembered before it is staged: a cut between the two costs nothing, the other way round it would
    // cost the memory that it was tried.
    private PollOutcome Complete(Manifest manifest, UpdateSession session, bool insists)
    {
        if (!RememberTried(manifest, TriedResult.Staged))
        {
            _ = session.Abort(erase: false);
            return PollOutcome.NotRemembered;
        }

        LastResult = session.Complete(insists);
        if (LastResult == UpdateSessionResult.Success)
        {
            return PollOutcome.Staged;
        }

        if (LastResult is UpdateSessionResult.FlashError)
        {
            _ = session.Abort(erase: false);
        }
        else
        {
            _ = session.Abort(erase: true);
            _ = RememberTried(manifest, TriedResult.Refused);
        }

        return PollOutcome.Refused;
    }

    private bool RememberTried(Manifest manifest, TriedResult result)
    {
        UpdateState next = State.Copy();
        next.TriedSequence = manifest.Numbers.Sequence;
        next.TriedResult = result;
        next.TriedVersion = manifest.Version;
        next.TriedDigest = manifest.FileDigest;
        return _memory.Write(next);
    }

    // Boards of one kind start alike; what differs is who they are and when they run.
    private uint GetSeed()
    {
        FleetPlace place = new(_settings.Device, _settings.Product);
        return unchecked((uint)place.GetDelay(0x7FFFFFFF) ^ (_clock.GetUnixSeconds() * 2654435761u) ^ _session.Record.Build);
    }
}

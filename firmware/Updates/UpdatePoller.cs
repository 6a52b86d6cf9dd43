using System;
using SecureBoot.Boot;
using SecureBoot.Image;

namespace SecureBoot.Updates;

/// <summary>Takes updates from files that any web server has: a manifest, and the image that it names
/// (docs/updates.md).</summary>
public sealed class UpdatePoller : UpdateClient
{
    private readonly UpdateSettings _settings;
    private readonly ManifestReader _reader;
    private uint _targetSeen;

    // Whether the manifest of the state's fingerprint was verified since power-on: the drive is not trusted.
    private bool _isVerified;

    /// <summary>Looks for updates of the running image.</summary>
    /// <param name="session">The boot's session.</param>
    /// <param name="settings">The updates to look for.</param>
    /// <param name="source">The server.</param>
    /// <param name="clock">The board's time.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A publisher's key may also sign images.</exception>
    public UpdatePoller(BootSession session, UpdateSettings settings, RangeSource source, UpdateClock clock)
        : base(
            session,
            source,
            clock,
            settings is null ? throw new ArgumentNullException(nameof(settings)) : settings.Device)
    {
        if (session.Updates.TrustsAny(settings.Publishers))
        {
            throw new ArgumentException("", nameof(settings));
        }

        _settings = settings;
        _reader = new ManifestReader(settings.Publishers);
        _targetSeen = clock.GetUptimeSeconds();
    }

    /// <summary>The last result of the manifest's reader.</summary>
    public ManifestStatus LastManifest { get; private set; }

    /// <summary>The verifier's result for the last manifest: more detail than
    /// <see cref="ManifestStatus.BadContainer"/>.</summary>
    public VerifyStatus LastVerify => _reader.LastVerify;

    private protected override PollOutcome PollOnce(out int left)
    {
        // In separate steps: the next step can use the memory of the step before.
        PollOutcome outcome = Look(out Manifest? manifest, out left, out bool insists);
        if (LastDecision != UpdateDecision.Download || outcome != PollOutcome.Decided || manifest is null)
        {
            return outcome;
        }

        outcome = Download(
            _settings.GetImageName(manifest.FileDigest),
            manifest.Numbers.Size,
            manifest.FileDigest,
            manifest,
            out UpdateSession? session);
        return session is null ? outcome : Complete(session, GetTaken(manifest), insists);
    }

    private PollOutcome Look(out Manifest? manifest, out int left, out bool insists)
    {
        left = 0;
        insists = false;
        manifest = null;
        LastManifest = ManifestStatus.NotRead;
        RangeStatus status = Open(out byte[] fingerprint);
        LastRange = status;
        if (status != RangeStatus.Ok)
        {
            return PollOutcome.NoManifest;
        }

        bool isKnown = _isVerified && UpdateState.IsSame(fingerprint, State.Fingerprint);
        LastManifest = _reader.Finish(isKnown, out manifest);
        return manifest is null ? PollOutcome.BadManifest : Decide(manifest, fingerprint, out left, out insists);
    }

    private PollOutcome Decide(Manifest manifest, byte[] fingerprint, out int left, out bool insists)
    {
        FleetPlace place = new(_settings.Device, manifest.FileDigest);
        UpdateFacts facts = GetFacts(manifest, place);
        insists = facts.IsRejected;
        left = 0;
        LastDecision = UpdatePolicy.Decide(manifest, facts);
        if (LastDecision is UpdateDecision.OldManifest or UpdateDecision.WrongProduct)
        {
            // The board stores nothing about the manifest.
            return PollOutcome.BadManifest;
        }

        Succeed(manifest.Numbers.PollSeconds);
        if (!Remember(manifest, fingerprint))
        {
            return PollOutcome.NotStored;
        }

        _isVerified = true;

        left = LastDecision == UpdateDecision.Waiting ? facts.WindowLeft : 0;
        return PollOutcome.Decided;
    }

    // Most manifests fit a chunk. The buffer has one byte more than the largest manifest: a manifest that fills it is
    // too long.
    private RangeStatus Open(out byte[] fingerprint)
    {
        fingerprint = new byte[0];
        byte[] bytes = new byte[Updater.MaxChunk];
        BoundedSource source = new(Source);
        RangeStatus status = source.Fill(_settings.ManifestName, 0, bytes, 0, bytes.Length);
        if (status == RangeStatus.Ok && !source.IsEnd)
        {
            byte[] all = new byte[ManifestContainer.MaxSize + 1];
            Array.Copy(bytes, 0, all, 0, source.Filled);
            bytes = all;
            status = source.Fill(_settings.ManifestName, 0, bytes, source.Filled, bytes.Length);
        }

        Source.Close();
        if (status == RangeStatus.Ok && source.Filled <= ManifestContainer.MaxSize)
        {
            fingerprint = _reader.ComputeFingerprint(bytes, source.Filled);
            _reader.Open(bytes, source.Filled);
        }

        return status == RangeStatus.Ok && source.Filled > ManifestContainer.MaxSize ? RangeStatus.TooLong : status;
    }

    private UpdateFacts GetFacts(Manifest manifest, FleetPlace place)
    {
        UpdateState state = State;
        bool isOwn = UpdateState.IsSame(state.Publishers, _reader.GetPublishers());
        bool isTried = UpdateState.IsSame(state.TriedDigest, manifest.FileDigest);
        bool isRefused = isTried && (state.TriedResult is TriedResult.Refused or TriedResult.Reverted);
        UpdateFacts facts = new()
        {
            RunningVersion = Session.Record.Version,
            Running = Session.Record.Identity,
            IsConfirmed = Session.IsConfirmed,
            SecurityCounter = Session.Record.SecurityCounter,
            MaxImageSize = Session.Updates.MaxImageSize,
            Product = _settings.Product,
            LastSequence = isOwn ? state.Sequence : 0,
            LastIssued = isOwn ? state.Issued : 0,
            Clock = Clock.GetUnixSeconds(),
            TriedSequence = isTried && isOwn ? state.TriedSequence : 0,
            IsRejected = isRefused || manifest.IsRejected(Session.Updates),
            IsStaged = isTried && state.TriedResult == TriedResult.Staged && Session.OtherState == SlotState.Pending,
            Bucket = place.Bucket,
        };
        facts.WindowLeft = GetWindowLeft(manifest, place, facts);
        return facts;
    }

    // The window begins when the image is named for the first time. The time since then is at most the time of the
    // clocks.
    private int GetWindowLeft(Manifest manifest, FleetPlace place, UpdateFacts facts)
    {
        uint uptime = Clock.GetUptimeSeconds();
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

        return Remember(next);
    }

    private UpdateState GetTaken(Manifest manifest)
    {
        UpdateState next = State.Copy();
        next.TriedSequence = manifest.Numbers.Sequence;
        next.TriedVersion = manifest.Version;
        next.TriedDigest = manifest.FileDigest;
        next.ActionId = 0;
        return next;
    }
}

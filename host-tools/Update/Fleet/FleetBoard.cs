using System;
using SecureBoot.Image;
using SecureBoot.Updates;

namespace SecureBoot.Update.Fleet;

/// <summary>A board of a simulated fleet: the decision, place and schedule of firmware/Updates themselves, over a world
/// of seconds.</summary>
/// <remarks>The virtual members are where tests put the mistakes that the simulation must find.</remarks>
public class FleetBoard
{
    // A download with its reset; a trial without a confirmation.
    private const int DownloadSeconds = 60;
    private const int TrialSeconds = 600;

    private readonly uint _number;
    private readonly FleetReleases _releases;
    private readonly bool _failsTrial;
    private readonly UpdateFacts _facts =
        new() { IsConfirmed = true, MaxImageSize = int.MaxValue, RunningVersion = FleetReleases.OldVersion };
    private PollSchedule _schedule;
    private uint _starts;

    /// <summary>Board <paramref name="number"/>, which runs the release before.</summary>
    public FleetBoard(uint number, FleetReleases releases, bool failsTrial)
    {
        ArgumentNullException.ThrowIfNull(releases);
        _number = number;
        _releases = releases;
        _failsTrial = failsTrial;
        _facts.Product = releases.Product;
        _facts.Bucket = new FleetPlace(BitConverter.GetBytes(number), releases.FileDigest).Bucket;
        _schedule = MakeSchedule();
    }

    /// <summary>Whether the new release runs here, on trial or confirmed.</summary>
    public bool RunsNew { get; private set; }

    /// <summary>The number of downloads of the new release.</summary>
    public int Downloads { get; private set; }

    /// <summary>Whether a release that is not confirmed was left for another one.</summary>
    public bool UpdatedUnconfirmed { get; private set; }

    /// <summary>Seconds from a start to the first look.</summary>
    public virtual int GetFirst()
    {
        return _schedule.GetFirst(isOnTrial: false);
    }

    /// <summary>A look at the server.</summary>
    /// <param name="manifest">The server's manifest; null while the server is away.</param>
    /// <param name="requests">The number of requests of this look.</param>
    /// <returns>Seconds to the next look.</returns>
    public int Look(Manifest? manifest, out int requests)
    {
        requests = 1;
        if (RunsNew && _failsTrial)
        {
            // The trial's deadline: a reset to the image before.
            RunsNew = false;
            Restart();
            _facts.IsRejected = RemembersRejected;
            requests = 0;
            return GetFirst();
        }

        if (manifest is null)
        {
            return GetRetry(_schedule);
        }

        UpdateDecision decision = UpdatePolicy.Decide(manifest, _facts);
        _facts.LastSequence = manifest.Numbers.Sequence;
        _facts.LastIssued = manifest.Numbers.Issued;
        _schedule.PollSeconds = manifest.Numbers.PollSeconds;
        if (decision == UpdateDecision.Download)
        {
            requests = 2;
            return Download(manifest);
        }

        // On trial the first look that goes well confirms.
        _facts.IsConfirmed = true;
        return GetNext(_schedule);
    }

    /// <summary>Whether the boot library's memory of the image that failed counts.</summary>
    protected virtual bool RemembersRejected => true;

    /// <summary>Seconds to the next look after a successful look.</summary>
    protected virtual int GetNext(PollSchedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return schedule.GetNext();
    }

    /// <summary>Seconds to the next look after a failure.</summary>
    protected virtual int GetRetry(PollSchedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return schedule.GetRetry(retryAfter: 0);
    }

    private int Download(Manifest manifest)
    {
        UpdatedUnconfirmed |= !_facts.IsConfirmed;
        Downloads++;
        _facts.TriedSequence = manifest.Numbers.Sequence;
        RunsNew = true;
        Restart();
        if (_failsTrial)
        {
            return DownloadSeconds + TrialSeconds;
        }

        _facts.IsConfirmed = false;
        _facts.Running = new ImageIdentity(ImageIdentity.DigestKind, _releases.Identity);
        _facts.RunningVersion = manifest.Version;
        return DownloadSeconds + _schedule.GetFirst(isOnTrial: true);
    }

    private void Restart()
    {
        _starts++;
        _schedule = MakeSchedule();
    }

    private PollSchedule MakeSchedule()
    {
        return new PollSchedule(unchecked((_number * 2654435761u) ^ (_starts * 40503u) ^ 0x5BD1E995u))
        {
            PollSeconds = _releases.PollSeconds,
        };
    }
}

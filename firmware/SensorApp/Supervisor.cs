using System.Threading;
using SecureBoot.Sensors;

namespace SensorApp;

/// <summary>Watches the sampler's thread: a sampler that stalls or ends is replaced once, with a new ring, so that the
/// old sampler cannot affect the new one.</summary>
internal sealed class Supervisor
{
    private readonly ISamplerSource _source;
    private readonly uint _limit;
    private ISampler _sampler;
    private StallWatch _watch;

    internal Supervisor(ISamplerSource source, uint stallMilliseconds, uint now)
    {
        _source = source;
        _limit = stallMilliseconds;
        _sampler = source.Make();
        _watch = new StallWatch(stallMilliseconds, now);
        new Thread(_sampler.Run).Start();
    }

    /// <summary>The other end of the present sampler's ring.</summary>
    internal FrameReceiver Receiver => _sampler.Receiver;

    /// <summary>The number of times that the sampler was replaced.</summary>
    internal int Restarts { get; private set; }

    /// <summary>Checks the sampler, and replaces it if necessary. Call the method each second.</summary>
    internal Supervision Check(uint now)
    {
        if (!_watch.IsStalled(_sampler.Turns, now))
        {
            return Supervision.Running;
        }

        if (Restarts > 0)
        {
            return Supervision.GivenUp;
        }

        Restarts++;
        _sampler.Stop();
        _sampler = _source.Make();
        _watch = new StallWatch(_limit, now);
        new Thread(_sampler.Run).Start();
        return Supervision.Restarted;
    }

    /// <summary>Ignores a pause that stopped all threads on purpose, as a sleep of the chip does.</summary>
    internal void Excuse(uint now)
    {
        _watch.Excuse(_sampler.Turns, now);
    }
}

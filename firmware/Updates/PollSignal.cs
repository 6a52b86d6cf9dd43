using System.Threading;

namespace SecureBoot.Updates;

/// <summary>A message from outside that requests a look now, such as a retained topic of MQTT. The content of the
/// message is ignored: a broker can only cause looks, and at most one in <see cref="MinGap"/>.</summary>
public sealed class PollSignal
{
    /// <summary>The shortest time between a look and a look that a message requests, in seconds.</summary>
    public const int MinGap = 30;

    private readonly AutoResetEvent _event = new(false);

    /// <summary>Reports a message. Any thread may call the method, any number of times.</summary>
    public void LookNow()
    {
        _ = _event.Set();
    }

    /// <summary>Waits this number of seconds; after the first <paramref name="gap"/> seconds, a message ends the
    /// wait.</summary>
    internal void Wait(int seconds, int gap)
    {
        gap = gap < seconds ? gap : seconds;
        Thread.Sleep(gap * 1000);
        _ = _event.WaitOne((seconds - gap) * 1000, false);
    }
}

using System.Threading;

namespace SecureBoot.Updates;

/// <summary>A message from outside that requests a look now, such as a retained topic of MQTT. The content of the
/// message is ignored: a broker can only cause looks, and at most one in <see cref="MinGap"/>.</summary>
public sealed class PollSignal
{
    /// <summary>The shortest time between a look and one that a message asks for, in seconds.</summary>
    public const int MinGap = 30;

    private readonly AutoResetEvent _event = new(false);

    /// <summary>A message came. Any thread may say so, as often as it likes.</summary>
    public void LookNow()
    {
        _ = _event.Set();
    }

    /// <summary>Waits so many seconds, and after the first <paramref name="gap"/> of them only until a message
    /// came.</summary>
    internal void Wait(int seconds, int gap)
    {
        gap = gap < seconds ? gap : seconds;
        Thread.Sleep(gap * 1000);
        _ = _event.WaitOne((seconds - gap) * 1000, false);
    }
}

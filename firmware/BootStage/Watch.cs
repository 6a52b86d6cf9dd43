using System;
using System.Threading;
using SecureBoot.Boot;

namespace SecureBoot.BootStage;

/// <summary>Watches the running image from a separate thread: ends a trial that takes too long, and reports a sign of
/// life of a confirmed image.</summary>
/// <remarks>The watch counts the seconds that it slept: the application can set no such clock.</remarks>
internal sealed class Watch
{
    private const int TickMilliseconds = 1000;
    private const int SecondsPerMinute = 60;

    // The limit of consecutive calls without memory for a frame: about a second of calls, or a minute with sleep
    // between them. No other thread makes progress at that point.
    private const int FailureLimit = 20_000;
    private const int FailuresPerSecond = FailureLimit / 60;

    private readonly BootSession _session;
    private readonly int _trialMinutes;
    private readonly int _aliveSeconds;
    private int _elapsed;
    private bool _isConfirmed;

    private Watch(BootSession session, int trialMinutes, int aliveSeconds)
    {
        _session = session;
        _trialMinutes = trialMinutes;
        _aliveSeconds = aliveSeconds;
        _isConfirmed = session.IsConfirmed;
    }

    /// <summary>Starts the watch, if the image needs one.</summary>
    /// <param name="session">The running image's.</param>
    /// <param name="trialMinutes">The longest trial in minutes; 0 for no limit.</param>
    /// <param name="aliveSeconds">The seconds after which a running, confirmed image counts as alive; 0: the
    /// application must report it.</param>
    internal static void Begin(BootSession session, int trialMinutes, int aliveSeconds)
    {
        if ((session.IsConfirmed ? aliveSeconds : trialMinutes) > 0)
        {
            Thread thread = new(new Watch(session, trialMinutes, aliveSeconds).Run);
            thread.Priority = ThreadPriority.Highest;
            thread.Start();
        }
    }

    private void Run()
    {
        int failures = 0;
        bool isOver = false;
        while (!isOver && failures < FailureLimit)
        {
            bool hasSlept = false;
            try
            {
                Thread.Sleep(TickMilliseconds);
                hasSlept = true;
                _elapsed++;
                _isConfirmed = _session.IsConfirmed;
                isOver = _isConfirmed ? IsAlive() : IsTrialOver();
                failures = 0;
            }
            catch (Exception)
            {
                failures += hasSlept ? FailuresPerSecond : 1;
            }
        }

        // A confirmed image without a sign of life counts at the next start, and is not a reason to end this image.
        for (int tries = 0; !_isConfirmed; tries++)
        {
            try
            {
                Reboot.s_room = Reboot.s_room?._next;
                Reboot.Try(isDirect: (tries & 1) == 0);
            }
            catch (Exception)
            {
                // No memory for a frame: try again with more free memory.
            }
        }
    }

    // The seconds of a confirmed trial count too: the confirmation has already reset the number of starts.
    private bool IsAlive()
    {
        return _aliveSeconds == 0 || (_elapsed >= _aliveSeconds && _session.Alive() == UpdateSessionResult.Success);
    }

    private bool IsTrialOver()
    {
        // At most the limit, even if the application changed the session by reflection.
        int extension = _session.Extension > BootSession.MaxExtension ? BootSession.MaxExtension : _session.Extension;
        if (_elapsed < (_trialMinutes + extension) * SecondsPerMinute)
        {
            return false;
        }

        BootLog.Write("the trial took too long: reset");
        return true;
    }
}

using SecureBoot.Boot;
using SecureBoot.Boot.Serial;
using SecureBoot.Boot.Tests;

namespace SecureBoot.Update.Tests.Serial;

/// <summary>A board in recovery, with nothing installed, behind a channel.</summary>
internal sealed class RecoveryBoard
{
    private readonly ByteChannel _channel;

    internal RecoveryBoard(ByteChannel channel)
    {
        _channel = channel;
        Server = Restart();
    }

    internal TestDevice Device { get; } = new();

    internal UpdateServer Server { get; private set; }

    /// <summary>The power goes and comes back: what was not flushed is lost, and so is the session.</summary>
    internal UpdateServer Restart()
    {
        return Connect(_channel);
    }

    /// <summary>The same, behind another channel.</summary>
    internal UpdateServer Connect(ByteChannel channel)
    {
        BootSelection selection = Device.Boot();
        Updater updates = Device.MakeUpdater(Slot.None);
        updates.Prepare();
        Server = new UpdateServer(
            channel, updates, Device.Journal, selection.Reason, selection.Refusal, TestDevice.Setup.MaxSize);
        return Server;
    }
}

using SecureBoot.Boot;
using SecureBoot.Boot.Serial;
using SecureBoot.Boot.Tests;

namespace SecureBoot.Update.Tests.Serial;

/// <summary>A board in recovery, without an installed image, behind a channel.</summary>
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

    /// <summary>Cuts the power and restores it: unflushed data and the session are lost.</summary>
    internal UpdateServer Restart()
    {
        return Connect(_channel);
    }

    /// <summary>Restarts the board behind another channel.</summary>
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

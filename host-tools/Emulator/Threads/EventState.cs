namespace SecureBoot.Emulator.Threads;

/// <summary>What an AutoResetEvent or a ManualResetEvent is: nanoCLR keeps it in flags of the object.</summary>
internal sealed class EventState(bool autoReset)
{
    public bool IsSet { get; set; }

    /// <summary>Whether who waited for it resets it.</summary>
    public bool AutoReset { get; } = autoReset;
}

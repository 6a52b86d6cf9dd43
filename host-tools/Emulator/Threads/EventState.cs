namespace SecureBoot.Emulator.Threads;

/// <summary>The state of an AutoResetEvent or a ManualResetEvent, which nanoCLR keeps in flags of the object.</summary>
internal sealed class EventState(bool autoReset)
{
    public bool IsSet { get; set; }

    /// <summary>Whether who waited for it resets it.</summary>
    public bool AutoReset { get; } = autoReset;
}

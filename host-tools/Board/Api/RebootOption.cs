namespace nanoFramework.Runtime.Native;

/// <summary>How to reset.</summary>
public enum RebootOption
{
    /// <summary>The whole device.</summary>
    NormalReboot,

    /// <summary>Into the flasher of boards that have one.</summary>
    EnterNanoBooter,

    /// <summary>The runtime only.</summary>
    ClrOnly,

    /// <summary>Into the flasher of the chip's maker.</summary>
    EnterProprietaryBooter,
}

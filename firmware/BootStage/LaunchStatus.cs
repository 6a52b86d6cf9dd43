namespace SecureBoot.BootStage;

/// <summary>The outcome of loading a verified body and calling its entry point.</summary>
internal enum LaunchStatus
{
    /// <summary>Nothing was loaded.</summary>
    NotLaunched = 0,

    /// <summary>The runtime refused an assembly.</summary>
    LoadFailed = 1,

    /// <summary>No type of the last assembly has a static method Main without parameters.</summary>
    MissingEntryPoint = 2,

    /// <summary>The application ended with an exception.</summary>
    ApplicationFailed = 3,

    /// <summary>The application ran and returned.</summary>
    Ok = 0x6C5A,
}

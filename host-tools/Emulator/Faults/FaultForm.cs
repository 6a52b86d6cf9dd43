namespace SecureBoot.Emulator.Faults;

/// <summary>What a fault made of an instruction.</summary>
public enum FaultForm
{
    /// <summary>The fault cannot meet it: the machine does not stand there, or what was pushed is an object.</summary>
    Impossible,

    /// <summary>Nothing: the machine is as without the fault.</summary>
    Unchanged,

    /// <summary>It was left out.</summary>
    LeftOut,

    /// <summary>A conditional branch went the other way.</summary>
    Turned,

    /// <summary>It was executed, and pushed something else.</summary>
    Pushed,
}

using System.Collections.Generic;

namespace SecureBoot.BootStage;

/// <summary>A stand-in for the board's LED that records each change.</summary>
internal sealed class StatusLed
{
    internal List<bool> Changes { get; } = [];

    internal void Set(bool isLit)
    {
        Changes.Add(isLit);
    }
}

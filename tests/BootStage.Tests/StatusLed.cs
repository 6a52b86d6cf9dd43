using System.Collections.Generic;

namespace SecureBoot.BootStage;

/// <summary>Stands in for the board's LED: it keeps what it was told.</summary>
internal sealed class StatusLed
{
    internal List<bool> Changes { get; } = [];

    internal void Set(bool isLit)
    {
        Changes.Add(isLit);
    }
}

using System.Collections.Generic;
using System.Linq;
using SecureBoot.Board.Storage;

namespace SecureBoot.Update.Simulation;

/// <summary>The cuts of one run: each counts operations from the one before it.</summary>
public sealed record Schedule(IReadOnlyList<StorageCut> Cuts)
{
    /// <inheritdoc/>
    public override string ToString()
    {
        return string.Join(", ", Cuts.Select(cut => $"{cut.Operation}:{cut.Form.ToString().ToLowerInvariant()}"));
    }
}

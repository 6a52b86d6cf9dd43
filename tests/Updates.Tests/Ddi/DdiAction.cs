using System.Collections.Generic;

namespace SecureBoot.Updates.Tests.Ddi;

/// <summary>An action of the stand-in server: files for a board, and what the board said of them.</summary>
internal sealed class DdiAction(long id)
{
    internal long Id { get; } = id;

    internal string Download { get; set; } = "forced";

    internal string Update { get; set; } = "forced";

    internal string? MaintenanceWindow { get; set; }

    internal List<(string Name, byte[] Bytes)> Files { get; } = [];

    /// <summary>The number of the request to cancel it; 0 for none.</summary>
    internal long CancelId { get; set; }

    /// <summary>Each feedback: execution, finished, first detail.</summary>
    internal List<string> Feedback { get; } = [];

    /// <summary>How it ended: success, failure or canceled; null while it is open.</summary>
    internal string? End { get; set; }

    /// <summary>Also an action that ended stays on offer, as with a server that loses what it was told.</summary>
    internal bool StaysOnOffer { get; set; }
}

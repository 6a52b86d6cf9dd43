using System.Collections.Generic;

namespace SecureBoot.Updates.Tests.Ddi;

/// <summary>An action of the stand-in server: the files for a board, and the board's feedback.</summary>
internal sealed class DdiAction(long id)
{
    internal long Id { get; } = id;

    internal string Download { get; set; } = "forced";

    internal string Update { get; set; } = "forced";

    internal string? MaintenanceWindow { get; set; }

    internal List<(string Name, byte[] Bytes)> Files { get; } = [];

    /// <summary>The number of the cancel request; 0 for none.</summary>
    internal long CancelId { get; set; }

    /// <summary>The feedback so far: execution, finished, first detail.</summary>
    internal List<string> Feedback { get; } = [];

    /// <summary>The end of the action: success, failure or canceled; null while the action is open.</summary>
    internal string? End { get; set; }

    /// <summary>Keeps an ended action on offer, like a server that has lost the feedback.</summary>
    internal bool StaysOnOffer { get; set; }
}

using System.Collections.Generic;

namespace SecureBoot.InterpreterGenerator;

/// <summary>A row of the table: the places that lead to it, and its lines.</summary>
internal sealed class TableRow(bool runsOn)
{
    /// <summary>Whether the row before runs on into this one.</summary>
    internal bool RunsOn { get; } = runsOn;

    /// <summary>The labels in C#: <c>case Op.X:</c> or <c>X:</c>.</summary>
    internal List<string> Labels { get; } = [];

    internal List<TableLine> Lines { get; } = [];
}

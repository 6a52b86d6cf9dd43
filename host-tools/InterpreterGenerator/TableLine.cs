namespace SecureBoot.InterpreterGenerator;

/// <summary>A line of C# with its place in the table, from 1.</summary>
internal readonly struct TableLine(int number, string text)
{
    internal int Number { get; } = number;

    internal string Text { get; } = text;
}

namespace SecureBoot.InterpreterGenerator;

/// <summary>A line of C# with its place in the table, from 1.</summary>
internal readonly struct TableLine
{
    internal TableLine(int number, string text)
    {
        Number = number;
        Text = text;
    }

    internal int Number { get; }

    internal string Text { get; }
}

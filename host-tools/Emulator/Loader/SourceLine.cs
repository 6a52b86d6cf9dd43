namespace SecureBoot.Emulator.Loader;

/// <summary>A line of source.</summary>
/// <param name="Path">The file, as the compiler names it.</param>
/// <param name="Line">The line, from 1.</param>
internal sealed record SourceLine(string Path, int Line)
{
    /// <summary>The file without its folder, and the line.</summary>
    public override string ToString() => Path[(Path.LastIndexOfAny(['/', '\\']) + 1)..] + ":" + Line.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

namespace SecureBoot.Emulator.Results;

/// <summary>A managed frame of a report.</summary>
/// <param name="Method">Type and method.</param>
/// <param name="File">The source file as the compiler names it, or null without symbols.</param>
/// <param name="Line">The line, from 1.</param>
public sealed record StackEntry(string Method, string? File = null, int Line = 0)
{
    /// <summary>Source file without its folder, and line, or null without symbols.</summary>
    public string? Location =>
        File is null
            ? null
            : File[(File.LastIndexOfAny(['/', '\\']) + 1)..] + ":"
                + Line.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string ToString() => Location is null ? Method : Method + " in " + Location;
}

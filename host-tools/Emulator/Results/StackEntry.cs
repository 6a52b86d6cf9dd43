namespace SecureBoot.Emulator.Results;

/// <summary>One managed frame of a report.</summary>
/// <param name="Method">Type and method.</param>
/// <param name="Location">Source file and line, or null without symbols.</param>
public sealed record StackEntry(string Method, string? Location)
{
    /// <inheritdoc/>
    public override string ToString() => Location is null ? Method : Method + " in " + Location;
}

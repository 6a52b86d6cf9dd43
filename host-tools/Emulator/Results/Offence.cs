namespace SecureBoot.Emulator.Results;

/// <summary>A thing that an assembly refers to and that is not there.</summary>
/// <param name="What">The missing or invalid member.</param>
/// <param name="Where">The assembly that refers to it.</param>
public sealed record Offence(string What, string Where)
{
    /// <inheritdoc/>
    public override string ToString() => $"{What}, needed by {Where}";
}

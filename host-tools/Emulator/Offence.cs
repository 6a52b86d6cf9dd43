namespace SecureBoot.Emulator;

/// <summary>One thing the device does not have, and where it is used.</summary>
/// <param name="What">The member, opcode or construct, and what is wrong with it.</param>
/// <param name="Where">The method or type that uses it.</param>
/// <param name="Location">Source file and line, where known.</param>
public sealed record Offence(string What, string Where, string? Location)
{
    /// <summary>The source file with its whole path, where known.</summary>
    public string? File { get; init; }

    /// <summary>The line in it, or 0.</summary>
    public int Line { get; init; }

    /// <summary>The device has it, and only this emulator does not.</summary>
    public bool IsOnDevice { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{What}, used by {Where}{(Location is null ? string.Empty : " in " + Location)}";
}

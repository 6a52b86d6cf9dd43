namespace SecureBoot.Emulator.Types;

/// <summary>An entry of a method's exception table, in instruction indexes.</summary>
internal sealed class Handler
{
    public required HandlerKind Kind { get; init; }

    public required int TryStart { get; init; }

    public required int TryEnd { get; init; }

    public required int Start { get; init; }

    public required int End { get; init; }

    public required int FilterStart { get; init; }

    /// <summary>The type that a catch catches; null for all types.</summary>
    public required TypeDesc? Catches { get; init; }
}

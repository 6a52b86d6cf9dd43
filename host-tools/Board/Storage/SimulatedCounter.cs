using SecureBoot.Boot;

namespace SecureBoot.Board.Storage;

/// <summary>A hardware counter that loses power together with a storage.</summary>
/// <param name="storage">The storage that loses power together with the counter.</param>
/// <param name="maximum">The highest value.</param>
public sealed class SimulatedCounter(PowerCutStorage storage, uint maximum) : HardwareCounter
{
    private readonly PowerCutStorage _storage = storage;

    /// <inheritdoc/>
    public override uint Maximum { get; } = maximum;

    /// <inheritdoc/>
    public override bool TryRead(out uint value)
    {
        return _storage.ReadCounter(out value);
    }

    /// <inheritdoc/>
    public override bool TryRaise(uint value)
    {
        return value <= Maximum && _storage.RaiseCounter(value);
    }
}

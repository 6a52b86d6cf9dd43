using SecureBoot.Boot;

namespace SecureBoot.Board.Storage;

/// <summary>A hardware counter that loses power together with a storage.</summary>
public sealed class StorageCounter : HardwareCounter
{
    private readonly PowerCutStorage _storage;

    /// <summary>The counter beside <paramref name="storage"/>.</summary>
    public StorageCounter(PowerCutStorage storage, uint maximum)
    {
        _storage = storage;
        Maximum = maximum;
    }

    /// <inheritdoc/>
    public override uint Maximum { get; }

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

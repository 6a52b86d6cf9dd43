namespace SecureBoot.Board.Storage;

/// <summary>An operation on the storage.</summary>
/// <param name="Number">How many there were before it since power-on or since the last cut.</param>
/// <param name="Kind">The request.</param>
/// <param name="Name">The file.</param>
/// <param name="Offset">Where a read or write starts.</param>
/// <param name="Count">How many bytes it has.</param>
public readonly record struct StorageOperation(
    int Number, StorageOperationKind Kind, string Name, int Offset, int Count)
{
    /// <inheritdoc/>
    public override string ToString()
    {
        return Kind is StorageOperationKind.Read or StorageOperationKind.Write
            ? $"{Kind.ToString().ToLowerInvariant()} {Name} {Offset}+{Count}"
            : $"{Kind.ToString().ToLowerInvariant()} {Name}";
    }
}

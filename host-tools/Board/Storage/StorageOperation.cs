namespace SecureBoot.Board.Storage;

/// <summary>An operation on the storage.</summary>
/// <param name="Number">The number of operations before this one since power-on or since the last cut.</param>
/// <param name="Kind">The request.</param>
/// <param name="Name">The file.</param>
/// <param name="Offset">The start of a read or write in the file.</param>
/// <param name="Count">The number of bytes.</param>
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

using System;
using SecureBoot.Board.Storage;
using SecureBoot.Boot;

namespace SecureBoot.Update.Simulation;

/// <summary>The storage as the judge sees it: reads that are no operations, and no writes.</summary>
/// <param name="storage">The storage to read.</param>
public sealed class StoredView(PowerCutStorage storage) : BootStorage
{
    private readonly PowerCutStorage _storage = storage;

    /// <inheritdoc/>
    public override int GetLength(string name)
    {
        return _storage.Peek(name)?.Length ?? Missing;
    }

    /// <inheritdoc/>
    public override bool Read(string name, int offset, byte[] target, int at, int count)
    {
        byte[]? file = _storage.Peek(name);
        if (file is null || count > file.Length - offset)
        {
            return false;
        }

        Array.Copy(file, offset, target, at, count);
        return true;
    }

    /// <inheritdoc/>
    public override bool Write(string name, int offset, byte[] source, int at, int count)
    {
        return false;
    }

    /// <inheritdoc/>
    public override bool Flush(string name)
    {
        return false;
    }

    /// <inheritdoc/>
    public override bool Delete(string name)
    {
        return false;
    }
}

using SecureBoot.Boot;

namespace SecureBoot.Board.Storage;

/// <summary>The drive of a virtual board as the boot library sees it. Nothing fails and the power stays on.</summary>
/// <param name="files">The files, as slots and journal.</param>
public sealed class DriveStorage(FileStore files) : BootStorage
{
    private readonly FileStore _files = files;

    /// <inheritdoc/>
    public override int GetLength(string name)
    {
        return _files.Exists(Path(name)) ? (int)_files.GetLength(Path(name)) : Missing;
    }

    /// <inheritdoc/>
    public override bool Read(string name, int offset, byte[] target, int at, int count)
    {
        return _files.Exists(Path(name)) && _files.Read(Path(name), offset, target, at, count) == count;
    }

    /// <inheritdoc/>
    public override bool Write(string name, int offset, byte[] source, int at, int count)
    {
        if (!_files.Exists(Path(name)))
        {
            _files.Create(Path(name));
        }

        _files.Write(Path(name), offset, source, at, count);
        return true;
    }

    /// <inheritdoc/>
    public override bool Flush(string name)
    {
        return true;
    }

    /// <inheritdoc/>
    public override bool Delete(string name)
    {
        _files.Delete(Path(name));
        return true;
    }

    private static string Path(string name)
    {
        return FileStore.Root + name;
    }
}

using SecureBoot.Board;

namespace SecureBoot.Boot.Tests;

/// <summary>The drive of a virtual board as an application's update session sees it. Nothing fails and the power stays on.</summary>
internal sealed class DriveStorage(FileStore files) : BootStorage
{
    public override int GetLength(string name)
    {
        return files.Exists(Path(name)) ? (int)files.GetLength(Path(name)) : Missing;
    }

    public override bool Read(string name, int offset, byte[] target, int at, int count)
    {
        return files.Exists(Path(name)) && files.Read(Path(name), offset, target, at, count) == count;
    }

    public override bool Write(string name, int offset, byte[] source, int at, int count)
    {
        if (!files.Exists(Path(name)))
        {
            files.Create(Path(name));
        }

        files.Write(Path(name), offset, source, at, count);
        return true;
    }

    public override bool Flush(string name)
    {
        return true;
    }

    public override bool Delete(string name)
    {
        files.Delete(Path(name));
        return true;
    }

    private static string Path(string name)
    {
        return FileStore.Root + name;
    }
}

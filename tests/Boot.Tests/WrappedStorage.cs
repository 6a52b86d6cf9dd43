namespace SecureBoot.Boot.Tests;

/// <summary>Storage that passes every call on. A derived class changes one part of it to model a broken
/// device.</summary>
internal abstract class WrappedStorage(BootStorage inner) : BootStorage
{
    protected BootStorage Inner { get; } = inner;

    public override int GetLength(string name)
    {
        return Inner.GetLength(name);
    }

    public override bool Read(string name, int offset, byte[] target, int at, int count)
    {
        return Inner.Read(name, offset, target, at, count);
    }

    public override bool Write(string name, int offset, byte[] source, int at, int count)
    {
        return Inner.Write(name, offset, source, at, count);
    }

    public override bool Flush(string name)
    {
        return Inner.Flush(name);
    }

    public override bool Delete(string name)
    {
        return Inner.Delete(name);
    }
}

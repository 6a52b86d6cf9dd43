using System;

namespace SecureBoot.Boot.Tests.Edges;

/// <summary>Storage that gives the bytes of each read to the test, which may change or count them.</summary>
internal sealed class FaultyStorage(BootStorage inner, Action<string, int, byte[]> change) : WrappedStorage(inner)
{
    public override bool Read(string name, int offset, byte[] target, int at, int count)
    {
        bool isRead = base.Read(name, offset, target, at, count);
        change(name, offset, target);
        return isRead;
    }
}

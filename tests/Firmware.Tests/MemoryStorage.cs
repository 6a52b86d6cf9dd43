using System;
using SecureBoot.Boot;

namespace NFUnitTest;

/// <summary>Files in memory that all fail on demand.</summary>
internal sealed class MemoryStorage : BootStorage
{
    private const int MaxFiles = 8;

    private readonly string[] _names = new string[MaxFiles];
    private readonly byte[][] _files = new byte[MaxFiles][];
    private int _count;

    /// <summary>Whether each operation fails.</summary>
    internal bool Fails { get; set; }

    /// <summary>Operations until the power cut: the write at the cut stores half of its bytes, and no operation after
    /// it has an effect. A value below 0 means no cut.</summary>
    internal int Left { get; set; } = -1;

    internal HeapWatch? Watch { get; set; }

    internal void Put(string name, byte[] bytes)
    {
        Delete(name);
        Write(name, 0, bytes, 0, bytes.Length);
    }

    /// <summary>The bytes of an existing file.</summary>
    internal byte[] Bytes(string name) => _files[IndexOf(name)];

    public override int GetLength(string name)
    {
        int index = IndexOf(name);
        return IsOut() ? Unreadable : index < 0 ? Missing : _files[index].Length;
    }

    public override bool Read(string name, int offset, byte[] target, int at, int count)
    {
        int index = IndexOf(name);
        if (IsOut() || index < 0 || offset > _files[index].Length - count)
        {
            return false;
        }

        Array.Copy(_files[index], offset, target, at, count);
        return true;
    }

    public override bool Write(string name, int offset, byte[] source, int at, int count)
    {
        Watch?.Look(name);
        bool isTorn = Left == 0 && !Fails;
        if (IsOut() && !isTorn)
        {
            return false;
        }

        count = isTorn ? count / 2 : count;

        int index = IndexOf(name);
        if (index < 0)
        {
            index = _count++;
            _names[index] = name;
            _files[index] = new byte[0];
        }

        if (_files[index].Length < offset + count)
        {
            byte[] grown = new byte[offset + count];
            Array.Copy(_files[index], 0, grown, 0, _files[index].Length);
            Watch?.Leave(grown.Length - _files[index].Length);
            _files[index] = grown;
        }

        Array.Copy(source, at, _files[index], offset, count);
        return !isTorn;
    }

    public override bool Flush(string name) => !IsOut();

    public override bool Delete(string name)
    {
        int index = IndexOf(name);
        if (IsOut())
        {
            return false;
        }

        if (index >= 0)
        {
            Watch?.Leave(-_files[index].Length);
            _count--;
            _names[index] = _names[_count];
            _files[index] = _files[_count];
        }

        return true;
    }

    private bool IsOut()
    {
        if (Left > 0)
        {
            Left--;
        }
        else if (Left == 0)
        {
            Fails = true;
        }

        return Fails;
    }

    private int IndexOf(string name)
    {
        for (int i = 0; i < _count; i++)
        {
            if (_names[i] == name)
            {
                return i;
            }
        }

        return -1;
    }
}

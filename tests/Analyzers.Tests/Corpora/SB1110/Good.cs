using System;
using System.IO;
using System.Threading;

namespace Corpora;

public static class ReadOnce
{
    private static readonly byte[] s_shared = new byte[256];

    public static void Main()
    {
        new Thread(Receive).Start();
        int length = s_shared[0];
        if (length > 16)
        {
            return;
        }

        Console.WriteLine("used " + length.ToString());
    }

    private static void Receive()
    {
        s_shared[0] = 200;
    }
}

public sealed class LockedState
{
    private readonly int[] _state = new int[4];

    public void Start()
    {
        new Thread(Work).Start();
    }

    public int Look()
    {
        lock (_state)
        {
            return _state[1] < 8 ? _state[1] : 0;
        }
    }

    private void Work()
    {
        lock (_state)
        {
            _state[1] = 20;
        }
    }
}

public sealed class CopiedReference
{
    private byte[]? _buffer = new byte[4];

    public void Start()
    {
        new Thread(Drop).Start();
    }

    public int Length()
    {
        byte[]? buffer = _buffer;
        return buffer != null ? buffer.Length : 0;
    }

    private void Drop()
    {
        _buffer = null;
    }
}

public sealed class NobodyElseWrites
{
    private readonly int[] _state = new int[4];

    public void Start()
    {
        new Thread(Work).Start();
    }

    public int Look()
    {
        return _state[1] < 8 ? _state[1] : 0;
    }

    private void Work()
    {
        Console.WriteLine(_state[1].ToString());
    }
}

public static class FileReadOnce
{
    public static byte[]? Load(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        byte[] bytes = File.ReadAllBytes(path);
        return bytes.Length > 4 ? bytes : null;
    }

    public static bool WrittenBetween(string path)
    {
        byte[] before = File.ReadAllBytes(path);
        File.WriteAllBytes(path, before);
        return File.ReadAllBytes(path).Length == before.Length;
    }

    public static int TwoFiles(string first, string second)
    {
        return File.ReadAllBytes(first).Length + File.ReadAllBytes(second).Length;
    }
}

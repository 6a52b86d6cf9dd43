using System;
using System.Device.Gpio;
using System.IO;
using System.Threading;

namespace Corpora;

public static class LengthReadTwice
{
    private static readonly byte[] s_shared = new byte[256];
    private static readonly AutoResetEvent s_checked = new(false);

    public static void Main()
    {
        s_shared[0] = 8;
        new Thread(Receive).Start();
        if (s_shared[0] > 16)
        {
            return;
        }

        _ = s_checked.WaitOne();
        Console.WriteLine("used " + s_shared[0].ToString()); // SB1110
    }

    private static void Receive()
    {
        s_shared[0] = 200;
    }
}

public sealed class OfAHandler
{
    private readonly int[] _state = new int[4];
    private readonly int[] _table = new int[8];

    public OfAHandler(GpioPin pin)
    {
        pin.ValueChanged += OnEdge;
    }

    public int Look()
    {
        if (_state[1] < 8)
        {
            return _table[_state[1]]; // SB1110
        }

        return 0;
    }

    private void OnEdge(object sender, EventArgs e)
    {
        _state[1] = 20;
    }
}

public sealed class Nulled
{
    private byte[]? _buffer = new byte[4];

    public void Start()
    {
        new Thread(Drop).Start();
    }

    public int Length()
    {
        if (_buffer != null)
        {
            return _buffer.Length; // SB1110
        }

        return 0;
    }

    private void Drop()
    {
        _buffer = null;
    }
}

public static class FileReadTwice
{
    public static byte[]? Load(string path)
    {
        if (!IsGood(File.ReadAllBytes(path)))
        {
            return null;
        }

        return File.ReadAllBytes(path); // SB1110
    }

    private static bool IsGood(byte[] bytes)
    {
        return bytes.Length > 4;
    }
}

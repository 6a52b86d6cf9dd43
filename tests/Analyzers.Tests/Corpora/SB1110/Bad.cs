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

public sealed class OfATimer
{
    private readonly byte[] _shared = new byte[64];
    private Timer? _timer;

    public void Start()
    {
        _timer = new Timer(Tick, null, 0, 10);
    }

    public int Look()
    {
        return _shared[2] < 10 ? _shared[2] : 0; // SB1110
    }

    private void Tick(object? state)
    {
        _shared[2] = 99;
    }
}

public sealed class InAWhile
{
    private readonly byte[] _shared = new byte[64];

    public void Start()
    {
        new Thread(Change).Start();
    }

    public int Look()
    {
        int sum = 0;
        while (_shared[1] < 10)
        {
            sum += _shared[1]; // SB1110
        }

        return sum;
    }

    private void Change()
    {
        _shared[1]++;
    }
}

public sealed class BothLimits
{
    private readonly byte[] _shared = new byte[64];

    public void Start(GpioPin pin)
    {
        pin.ValueChanged += OnEdge;
    }

    public byte[] Look()
    {
        if (_shared[3] > 2 && _shared[3] < 20)
        {
            return new byte[_shared[3]]; // SB1110
        }

        return new byte[0];
    }

    private void OnEdge(object sender, EventArgs e)
    {
        _shared[3] = 200;
    }
}

public sealed class OfAVariable
{
    private readonly byte[] _shared = new byte[64];

    public void Start()
    {
        new Thread(Change).Start();
    }

    public int Look(int place)
    {
        if (_shared[place] == 0)
        {
            return 0;
        }

        return 100 / _shared[place]; // SB1110
    }

    private void Change()
    {
        _shared[0] = 0;
    }
}

public sealed class NulledByATimer
{
    private string? _text = string.Empty;
    private Timer? _timer;

    public void Start()
    {
        _timer = new Timer(Tick, null, 0, 10);
    }

    public int Look()
    {
        if (_text is not null)
        {
            return _text.Length; // SB1110
        }

        return 0;
    }

    private void Tick(object? state)
    {
        _text = null;
    }
}

public sealed class NulledByAHandler
{
    private string? _text = string.Empty;

    public void Start(GpioPin pin)
    {
        pin.ValueChanged += OnEdge;
    }

    public int Look()
    {
        return _text == null ? 0 : _text.Length; // SB1110
    }

    private void OnEdge(object sender, EventArgs e)
    {
        _text = null;
    }
}

public sealed class TheThreadChecks
{
    private readonly byte[] _shared = new byte[64];

    public void Start()
    {
        new Thread(Change).Start();
    }

    public void Set(byte value)
    {
        _shared[0] = value;
    }

    private void Change()
    {
        int sum = 0;
        if (_shared[0] < 16)
        {
            sum += _shared[0]; // SB1110
        }

        Console.WriteLine(sum.ToString());
    }
}

public static class TextReadTwice
{
    public static string Load(string path)
    {
        if (File.ReadAllText(path).Length > 100)
        {
            return string.Empty;
        }

        return File.ReadAllText(path); // SB1110
    }
}

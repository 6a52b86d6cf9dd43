using System;
using System.Device.Gpio;
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

public sealed class Copied
{
    private readonly byte[] _shared = new byte[64];
    private Timer? _timer;

    public void Start()
    {
        _timer = new Timer(Tick, null, 0, 10);
    }

    public int Look()
    {
        byte value = _shared[2];
        return value < 10 ? value : 0;
    }

    private void Tick(object? state)
    {
        _shared[2] = 99;
    }
}

public sealed class OnlyChecked
{
    private readonly byte[] _shared = new byte[64];

    public void Start()
    {
        new Thread(Change).Start();
    }

    public bool Look()
    {
        return _shared[1] < 10;
    }

    private void Change()
    {
        _shared[1]++;
    }
}

public sealed class AnotherElement
{
    private readonly byte[] _shared = new byte[64];

    public void Start()
    {
        new Thread(Change).Start();
    }

    public int Look()
    {
        return _shared[0] < 10 ? _shared[1] : 0;
    }

    private void Change()
    {
        _shared[0] = 99;
    }
}

public sealed class SetBetween
{
    private readonly byte[] _shared = new byte[64];

    public void Start()
    {
        new Thread(Change).Start();
    }

    public int Look()
    {
        if (_shared[1] < 10)
        {
            _shared[1] = 5;
            return _shared[1];
        }

        return 0;
    }

    private void Change()
    {
        _shared[1] = 99;
    }
}

public sealed class NeverNulled
{
    private string? _text = string.Empty;

    public void Start()
    {
        new Thread(Change).Start();
    }

    public int Look()
    {
        return _text != null ? _text.Length : 0;
    }

    private void Change()
    {
        _text = "changed";
    }
}

public sealed class LockedOnBothSides
{
    private string? _text = string.Empty;

    public void Start()
    {
        new Thread(Change).Start();
    }

    public int Look()
    {
        lock (this)
        {
            return _text != null ? _text.Length : 0;
        }
    }

    private void Change()
    {
        lock (this)
        {
            _text = null;
        }
    }
}

public sealed class OneDispatcherOnly
{
    private readonly byte[] _shared = new byte[64];

    public void Start(GpioPin pin)
    {
        pin.ValueChanged += OnEdge;
        pin.ValueChanged += OnOther;
    }

    private void OnOther(object sender, EventArgs e)
    {
        if (_shared[1] < 10)
        {
            Console.WriteLine(_shared[1].ToString());
        }
    }

    private void OnEdge(object sender, EventArgs e)
    {
        _shared[1] = 99;
    }
}

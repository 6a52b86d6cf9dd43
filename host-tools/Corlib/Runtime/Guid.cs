using System.Runtime.CompilerServices;

namespace System;

public struct Guid
{
    private int[] _data;

    public static readonly Guid Empty = new Guid(new byte[16]);

    public Guid(int a, short b, short c, byte d, byte e, byte f, byte g, byte h, byte i, byte j, byte k)
        : this((uint)a, (ushort)b, (ushort)c, d, e, f, g, h, i, j, k)
    {
    }

    public Guid(uint a, ushort b, ushort c, byte d, byte e, byte f, byte g, byte h, byte i, byte j, byte k)
    {
        _data = new int[4];
        _data[0] = (int)a;
        _data[1] = b | (c << 16);
        _data[2] = d | (e << 8) | (f << 16) | (g << 24);
        _data[3] = h | (i << 8) | (j << 16) | (k << 24);
    }

    public Guid(byte[] b)
    {
        ArgumentNullException.ThrowIfNull(b, "b");
        if (b.Length != 16)
        {
            throw new ArgumentException();
        }

        _data = new int[4];
        for (int i = 0; i < 4; i++)
        {
            int at = i * 4;
            _data[i] = b[at] | (b[at + 1] << 8) | (b[at + 2] << 16) | (b[at + 3] << 24);
        }
    }

    public Guid(string g)
    {
        ArgumentNullException.ThrowIfNull(g, "g");
        byte[] bytes = Parse(g);
        if (bytes == null)
        {
            throw new ArgumentException();
        }

        this = new Guid(bytes);
    }

    public static Guid NewGuid()
    {
        return new Guid(Generate());
    }

    public static bool TryParseGuidWithDashes(string input, out Guid result)
    {
        byte[] bytes = Parse(input);
        result = bytes == null ? new Guid(new byte[16]) : new Guid(bytes);
        return bytes != null;
    }

    public int CompareTo(object value)
    {
        if (value == null)
        {
            return 1;
        }

        if (value is not Guid)
        {
            throw new ArgumentException();
        }

        int[] other = ((Guid)value)._data ?? new int[4];
        for (int i = 0; i < 4; i++)
        {
            if (_data[i] != other[i])
            {
                return _data[i] - other[i];
            }
        }

        return 0;
    }

    public byte[] ToByteArray()
    {
        byte[] buffer = new byte[16];
        for (int i = 0; i < 16; i++)
        {
            buffer[i] = (byte)(_data[i / 4] >> (8 * (i % 4)));
        }

        return buffer;
    }

    public override string ToString()
    {
        _data ??= new int[4];
        return Format(ToByteArray());
    }

    public override bool Equals(object o)
    {
        return o is Guid && CompareTo(o) == 0;
    }

    public override int GetHashCode()
    {
        return _data[0] ^ _data[1] ^ _data[2] ^ _data[3];
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern byte[] Generate();

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern byte[] Parse(string text);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern string Format(byte[] bytes);
}

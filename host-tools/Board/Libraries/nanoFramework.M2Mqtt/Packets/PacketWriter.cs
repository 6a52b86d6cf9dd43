using System;
using System.Text;

namespace nanoFramework.M2Mqtt.Packets;

/// <summary>The bytes of a packet after its length.</summary>
internal sealed class PacketWriter
{
    private byte[] _bytes = new byte[64];
    private int _count;

    internal PacketWriter Byte(int value)
    {
        Grow(1);
        _bytes[_count++] = (byte)value;
        return this;
    }

    internal PacketWriter Word(int value) => Byte(value >> 8).Byte(value);

    internal PacketWriter Bytes(byte[] bytes)
    {
        Grow(bytes.Length);
        Array.Copy(bytes, 0, _bytes, _count, bytes.Length);
        _count += bytes.Length;
        return this;
    }

    internal PacketWriter Text(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return Word(bytes.Length).Bytes(bytes);
    }

    /// <summary>The packet: its first byte, the length in digits of 7 bits, the rest.</summary>
    internal byte[] ToPacket(int first)
    {
        byte[] head = new byte[5];
        head[0] = (byte)first;
        int digits = 0;
        int left = _count;
        do
        {
            head[++digits] = (byte)(left < 128 ? left : (left & 127) | 128);
            left >>= 7;
        }
        while (left > 0);

        byte[] packet = new byte[1 + digits + _count];
        Array.Copy(head, 0, packet, 0, 1 + digits);
        Array.Copy(_bytes, 0, packet, 1 + digits, _count);
        return packet;
    }

    private void Grow(int count)
    {
        if (_count + count > _bytes.Length)
        {
            byte[] larger = new byte[(2 * _bytes.Length) + count];
            Array.Copy(_bytes, 0, larger, 0, _count);
            _bytes = larger;
        }
    }
}

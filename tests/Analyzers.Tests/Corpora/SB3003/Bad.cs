using System;
using SecureBoot.Buffers;

namespace Corpora;

public sealed class Sb3003Bad
{
    private readonly byte[] _buffer = new byte[64];
    private readonly ByteReader _reader = new(new byte[64], 0, 64);

    public void Clear(byte[] frame)
    {
        int length = BitConverter.ToInt32(frame, 2);
        Array.Clear(frame, 8, length); // SB3003
    }

    public string Log(byte[] frame)
    {
        return Convert.ToBase64String(frame, 1, frame[0]); // SB3003
    }

    public void Copy(byte[] frame)
    {
        int length = frame[1];
        Array.Copy(frame, 2, _buffer, 0, length); // SB3003
    }

    public void CopyFrom(byte[] frame)
    {
        Array.Copy(frame, frame[0], _buffer, 0, 4); // SB3003
    }

    public int Find(byte[] frame)
    {
        int length = (frame[0] << 8) | frame[1];
        return Array.IndexOf(frame, (byte)0, 0, length); // SB3003
    }

    public string Text(string line, byte[] frame)
    {
        return line.Substring(0, frame[0]); // SB3003
    }

    public string Characters(char[] line, byte[] frame)
    {
        return new string(line, 0, frame[0]); // SB3003
    }

    public char[] ToCharacters(string line, byte[] frame)
    {
        return line.ToCharArray(0, frame[3]); // SB3003
    }

    public void SumWraps(byte[] frame, byte[] target)
    {
        int length = BitConverter.ToInt32(frame, 0);
        if (8 + length <= frame.Length)
        {
            Array.Copy(frame, 8, target, 0, length); // SB3003
        }
    }

    public void Negative(byte[] frame)
    {
        int length = BitConverter.ToInt32(frame, 0);
        if (length > frame.Length - 8)
        {
            return;
        }

        Array.Clear(frame, 8, length); // SB3003
    }

    public void OfTheCaller(byte[] source, int count)
    {
        Array.Copy(source, 0, _buffer, 0, count); // SB3003
    }

    public void Span(byte[] frame)
    {
        SpanByte span = new(frame, 1, frame[0]); // SB3003
        Console.WriteLine(span.Length.ToString());
    }

    public void Slice(byte[] frame)
    {
        SpanByte span = new(frame);
        int length = BitConverter.ToUInt16(frame, 0);
        SpanByte part = span.Slice(2, length); // SB3003
        Console.WriteLine(part.Length.ToString());
    }

    public void Read()
    {
        if (_reader.TryReadByte(out byte length))
        {
            Array.Clear(_buffer, 0, length); // SB3003
        }
    }

    public void Made(byte[] frame)
    {
        Array array = Array.CreateInstance(typeof(int), BitConverter.ToInt32(frame, 0)); // SB3003
        Console.WriteLine(array.Length.ToString());
    }
}

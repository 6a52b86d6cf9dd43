using System;
using SecureBoot.Buffers;

namespace Corpora;

public sealed class Sb3003Good
{
    private readonly byte[] _buffer = new byte[64];
    private int _length;

    public void Whole(byte[] frame)
    {
        Array.Clear(frame, 0, frame.Length);
    }

    public void Constant(byte[] frame)
    {
        Array.Copy(frame, 2, _buffer, 0, 4);
    }

    public void Compared(byte[] frame)
    {
        int length = BitConverter.ToInt32(frame, 0);
        if (length < 0 || length > frame.Length - 8)
        {
            return;
        }

        Array.Clear(frame, 8, length);
    }

    public string Log(byte[] frame)
    {
        int length = frame[0];
        return length <= frame.Length - 1 ? Convert.ToBase64String(frame, 1, length) : string.Empty;
    }

    public void OfTheCaller(byte[] source, int start, int count)
    {
        if (start < 0 || start > source.Length || count < 0 || count > source.Length - start || count > _buffer.Length)
        {
            throw new ArgumentOutOfRangeException();
        }

        Array.Copy(source, start, _buffer, 0, count);
    }

    public void OfACheckedCaller(byte[] source, [Bounds] int count)
    {
        Array.Copy(source, 0, _buffer, 0, count);
    }

    public void ByAMethod(byte[] source, int start, int count)
    {
        if (!IsInside(source, start, count))
        {
            return;
        }

        Array.Copy(source, start, _buffer, 0, count);
    }

    public void Rest(byte[] source)
    {
        Array.Copy(source, 4, _buffer, 0, source.Length - 4);
    }

    public void Own()
    {
        Array.Clear(_buffer, 0, _length);
    }

    public void Shorter(byte[] source, int count)
    {
        int least = count < source.Length ? count : source.Length;
        Write(source, least);
    }

    public string Text(string line)
    {
        int end = line.IndexOf(':');
        return end < 0 ? line : line.Substring(0, end);
    }

    public string Tail(string line, int start)
    {
        return line.Substring(start);
    }

    public void Span(byte[] frame)
    {
        int length = frame[0];
        if (length > frame.Length - 1)
        {
            return;
        }

        SpanByte span = new(frame, 1, length);
        _length = span.Length;
    }

    public void Nibble(byte[] frame)
    {
        Array.Clear(_buffer, 0, frame[0] & 0x0F);
    }

    private static bool IsInside(byte[] source, int start, int count)
    {
        return start >= 0 && start <= source.Length && count >= 0 && count <= source.Length - start;
    }

    private void Write(byte[] source, int count)
    {
        Array.Copy(source, 0, _buffer, 0, count);
    }
}

using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Text;

namespace SecureBoot.Update.Serial;

/// <summary>Separates a board's output on its console port into plain text and the messages of nanoFramework's Wire
/// Protocol.</summary>
/// <remarks>A packet is the marker <c>NFPKTV1</c> and a zero, 24 bytes of header (two checksums, command, two sequence
/// numbers, flags, size) and the payload; a message is command 1, and its payload is text. Checksums are not checked:
/// the text is only shown.</remarks>
/// <param name="print">Takes each line, without its end.</param>
public sealed class BoardConsole(Action<string> print)
{
    private const int HeaderSize = 32;
    private const int CommandOffset = 16;
    private const int SizeOffset = 28;
    private const uint Message = 1;

    // The runtime's packets are shorter: more is no packet.
    private const int MostPayload = 8192;
    private const int MostLine = 4096;

    private static readonly byte[] s_marker = "NFPKTV1\0"u8.ToArray();

    private readonly List<byte> _pending = [];
    private readonly List<byte> _line = [];
    private readonly Action<string> _print = print;

    /// <summary>Takes bytes as they come.</summary>
    public void Feed(ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
        {
            _pending.Add(value);
            Advance();
        }
    }

    /// <summary>Shows the remaining text at the end.</summary>
    public void End()
    {
        if (_pending.Count < HeaderSize)
        {
            _pending.ForEach(Show);
        }

        _pending.Clear();
        if (_line.Count > 0)
        {
            EndLine();
        }
    }

    private void Advance()
    {
        int count = _pending.Count;
        if (count <= s_marker.Length)
        {
            ShowWhatIsNoMarker();
        }
        else if (count == HeaderSize && Size() > MostPayload)
        {
            // The bytes looked like a packet, but are not a valid packet.
            _pending.Clear();
        }
        else if (count >= HeaderSize && count == HeaderSize + Size())
        {
            if (Word(CommandOffset) == Message)
            {
                _pending.GetRange(HeaderSize, count - HeaderSize).ForEach(Show);
            }

            _pending.Clear();
        }
    }

    // The marker's first letter occurs in the marker once, so a new marker can only start with the last byte.
    private void ShowWhatIsNoMarker()
    {
        byte last = _pending[^1];
        if (last == s_marker[_pending.Count - 1])
        {
            return;
        }

        _pending.RemoveAt(_pending.Count - 1);
        _pending.ForEach(Show);
        _pending.Clear();
        if (last == s_marker[0])
        {
            _pending.Add(last);
        }
        else
        {
            Show(last);
        }
    }

    private long Size() => Word(SizeOffset);

    private uint Word(int offset) =>
        BinaryPrimitives.ReadUInt32LittleEndian([.. _pending.GetRange(offset, sizeof(uint))]);

    private void Show(byte value)
    {
        if (value == '\n' || _line.Count == MostLine)
        {
            EndLine();
        }

        if (value is not ((byte)'\n' or (byte)'\r' or 0))
        {
            _line.Add(value);
        }
    }

    private void EndLine()
    {
        _print(Encoding.UTF8.GetString([.. _line]));
        _line.Clear();
    }
}

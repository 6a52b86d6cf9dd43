using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using SecureBoot.Signer.Files;

namespace SecureBoot.Signer.Images;

/// <summary>Intel HEX: bytes at addresses, as lines of text.</summary>
/// <remarks>
/// <code>
/// : count address type data checksum      types: 0 data, 1 end, 2 and 4 upper part of the address, 3 and 5 start
/// </code>
/// </remarks>
public sealed class IntelHex
{
    private const byte Data = 0;
    private const byte End = 1;
    private const byte Segment = 2;
    private const byte SegmentStart = 3;
    private const byte Upper = 4;
    private const byte Start = 5;
    private const byte Erased = 0xFF;
    private const int BytesPerLine = 16;
    private const int LineOverhead = 5;
    private const int Page = 0x10000;

    private static readonly System.Buffers.SearchValues<char> s_digits = System.Buffers.SearchValues.Create(
        "0123456789ABCDEFabcdef");

    private IntelHex(uint address, byte[] bytes)
    {
        Address = address;
        Bytes = bytes;
    }

    /// <summary>The lowest address that has a byte.</summary>
    public uint Address { get; }

    /// <summary>All bytes from the base to the highest address; addresses without a byte are 0xFF.</summary>
    public byte[] Bytes { get; }

    /// <summary>Whether a file's name has the extension of Intel HEX.</summary>
    public static bool IsName(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.EndsWith(".hex", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Reads a file's content.</summary>
    /// <exception cref="ImageException">The content is not Intel HEX, has two bytes at one address, or spans too
    /// much.</exception>
    public static IntelHex Read(string name, byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        SortedDictionary<long, byte[]> parts = [];
        long upper = 0;
        bool hasEnd = false;
        int number = 0;
        foreach (string line in Encoding.ASCII
            .GetString(content)
            .Split('\n')
            .Select(line => line.TrimEnd('\r', ' ', '\t')))
        {
            number++;
            if (line.Length == 0)
            {
                continue;
            }

            byte[] record = ReadRecord(line);
            if (record.Length == 0 || hasEnd)
            {
                throw Bad(name, number, hasEnd ? "a line after the end" : "no record of Intel HEX");
            }

            byte[] data = record[4..^1];
            int low = (record[1] << 8) | record[2];
            switch (record[3])
            {
                case Data when low + data.Length <= Page:
                    if (data.Length > 0 && !parts.TryAdd(upper + low, data))
                    {
                        throw Bad(name, number, "an address a second time");
                    }

                    break;
                case End when data.Length == 0:
                    hasEnd = true;
                    break;
                case Segment or Upper when data.Length == 2:
                    upper = (long)((data[0] << 8) | data[1]) << (record[3] == Upper ? 16 : 4);
                    break;
                case SegmentStart or Start when data.Length == 4:
                    break;
                default:
                    throw Bad(name, number, "a record of an unknown type or length");
            }
        }

        return hasEnd && parts.Count > 0 ? Join(name, parts) : throw Bad(name, number, hasEnd ? "no data" : "no end");
    }

    /// <summary>The text of some pieces, each at its address.</summary>
    public static byte[] Write(IReadOnlyList<(uint Address, byte[] Bytes)> pieces)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        StringBuilder text = new();
        uint upper = 0;
        foreach ((uint address, byte[] bytes) in pieces)
        {
            for (int i = 0; i < bytes.Length;)
            {
                uint place = checked(address + (uint)i);
                if (place / Page != upper)
                {
                    upper = place / Page;
                    AppendRecord(text, 0, Upper, [(byte)(upper >> 8), (byte)(upper & 0xFF)]);
                }

                int count = (int)Math.Min(Math.Min(BytesPerLine, bytes.Length - i), Page - (place % Page));
                AppendRecord(text, (ushort)(place % Page), Data, bytes.AsSpan(i, count));
                i += count;
            }
        }

        AppendRecord(text, 0, End, []);
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    // Empty for an invalid line.
    private static byte[] ReadRecord(string line)
    {
        if (line[0] != ':'
            || line.Length % 2 == 0
            || line.Length < 1 + (2 * LineOverhead)
            || line.AsSpan(1).ContainsAnyExcept(s_digits))
        {
            return [];
        }

        byte[] record = Convert.FromHexString(line[1..]);
        return record[0] == record.Length - LineOverhead && record.Sum(value => value) % 256 == 0 ? record : [];
    }

    private static IntelHex Join(string name, SortedDictionary<long, byte[]> parts)
    {
        long first = parts.Keys.First();
        long size = parts.Keys.Last() + parts.Values.Last().Length - first;
        if (size > InputFile.MaxImageSize || first + size > 1L << 32)
        {
            throw new ImageException($"{name}: found "
                + $"{size} bytes from the lowest to the highest address, expected at most {InputFile.MaxImageSize}");
        }

        byte[] bytes = new byte[size];
        bytes.AsSpan().Fill(Erased);
        long end = first;
        foreach ((long address, byte[] part) in parts)
        {
            if (address < end)
            {
                throw new ImageException($"{name}: found the address 0x{address:x} twice, expected a byte once");
            }

            part.CopyTo(bytes, address - first);
            end = address + part.Length;
        }

        return new IntelHex((uint)first, bytes);
    }

    private static ImageException Bad(string name, int line, string found)
    {
        return new ImageException(
            string.Create(CultureInfo.InvariantCulture, $"{name}: found {found} in line {line}, expected Intel HEX"),
            "a file named .hex is read as Intel HEX; give raw bytes another name");
    }

    private static void AppendRecord(StringBuilder text, ushort address, byte type, ReadOnlySpan<byte> data)
    {
        byte[] record = [(byte)data.Length, (byte)(address >> 8), (byte)(address & 0xFF), type, .. data];
        byte sum = unchecked((byte)-record.Sum(value => value));
        text.Append(':').Append(Convert.ToHexString(record)).Append(Convert.ToHexString([sum])).Append('\n');
    }
}

using System;
using System.Buffers.Binary;

namespace SecureBoot.MetadataProcessor.Tables;

/// <summary>A resource as the device has it.</summary>
internal sealed record ResourceEntry(byte Kind, bool IsAligned, ReadOnlyMemory<byte> Bytes, string? Problem)
{
    private const byte Font = 2;
    private const byte String = 3;
    private const byte Binary = 4;
    private const uint FontMagic = 0xF995B0A8;
    private const int LengthSize = 4;
    private const int FontHeaderSize = 32;

    /// <summary>Removes the length at the start, and determines the kind of the entry.</summary>
    public static ResourceEntry Of(string type, byte[] bytes)
    {
        if (type.EndsWith(".String", StringComparison.Ordinal))
        {
            return OfString(bytes);
        }

        if (bytes.Length < LengthSize || !type.EndsWith(".ByteArray", StringComparison.Ordinal))
        {
            return new ResourceEntry(Binary, false, default, $"a {type}, and the device knows texts and bytes only");
        }

        ReadOnlyMemory<byte> content = bytes.AsMemory(LengthSize);
        if (content.Length >= LengthSize && BinaryPrimitives.ReadUInt32LittleEndian(content.Span) == FontMagic)
        {
            return bytes.Length >= FontHeaderSize
                ? new ResourceEntry(Font, true, bytes.AsMemory(FontHeaderSize), null)
                : new ResourceEntry(Font, true, default, "a font without the 32 bytes of its header");
        }

        return IsBitmap(content.Span)
            ? new ResourceEntry(
                Binary, false, content, "an image: the conversion to the device's bitmaps is missing here")
            : new ResourceEntry(Binary, false, content, null);
    }

    // The official processor drops one byte of the length, or two from 127 on, which is wrong for 127 and above 16 383.
    private static ResourceEntry OfString(byte[] bytes)
    {
        int prefix = bytes[0] < 0x7F ? 1 : 2;
        byte[] text = new byte[bytes.Length - prefix + 1];
        bytes.AsSpan(prefix).CopyTo(text);
        bool isBroken = bytes[0] == 0x7F || (bytes[0] >= 0x80 && bytes[1] >= 0x80);
        return new ResourceEntry(
            String,
            false,
            text,
            isBroken
                ? "a text of 127 bytes, or of more than 16383, is damaged by nanoFramework's format: make it longer "
                    + "or shorter"
                : null);
    }

    private static bool IsBitmap(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> jpeg = [0xFF, 0xD8, 0xFF];
        return bytes.StartsWith("BM"u8) || bytes.StartsWith("GIF8"u8) || bytes.StartsWith(jpeg);
    }
}

using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Formats.Cbor;
using System.Globalization;

namespace SecureBoot.Signer.Images;

/// <summary>The meaning of a TLV's value, in words, for types that are more than bytes.</summary>
public static class TlvText
{
    private const int DependencySize = 12;
    private const int MostRecordText = 200;

    /// <summary>The meaning, or null for a value that is bytes only or has not the form of its type.</summary>
    public static string? Of(ushort type, ReadOnlySpan<byte> value)
    {
        return type switch
        {
            0x40 when value.Length == DependencySize => Dependency(value),
            0x50 or 0x70 or 0x73 when value.Length == sizeof(uint) =>
                BinaryPrimitives.ReadUInt32LittleEndian(value).ToString(CultureInfo.InvariantCulture),
            0x60 => BootRecord(value.ToArray()),
            0x74 or 0x75 when value.Length == 16 => new Guid(value, bigEndian: true).ToString(),
            _ => null,
        };
    }

    // struct image_dependency of MCUboot's image.h: image, slot, padding, version.
    private static string Dependency(ReadOnlySpan<byte> value)
    {
        ImageVersion version = new(
            value[4],
            value[5],
            BinaryPrimitives.ReadUInt16LittleEndian(value[6..]),
            BinaryPrimitives.ReadUInt32LittleEndian(value[8..]));
        return string.Create(
            CultureInfo.InvariantCulture, $"image {value[0]}, slot {value[1]}, version {version} or later");
    }

    // The record of measured boot: a CBOR map with the keys of imgtool's boot_record.py.
    private static string? BootRecord(byte[] value)
    {
        try
        {
            CborReader reader = new(value);
            List<string> parts = [];
            int? count = reader.ReadStartMap();
            for (int i = 0; i < (count ?? 0); i++)
            {
                parts.Add($"{KeyName(reader.ReadUInt32())} {ReadItem(reader)}");
            }

            reader.ReadEndMap();
            string text = string.Join(", ", parts);
            return reader.BytesRemaining == 0 && text.Length <= MostRecordText ? text : null;
        }
        catch (Exception exception) when (exception is CborContentException or InvalidOperationException
            or OverflowException)
        {
            return null;
        }
    }

    private static string KeyName(uint key)
    {
        return key switch
        {
            1 =>
            "type",
            2 =>
                "measurement",
            4 =>
                    "version",
            5 =>
                        "signer",
            6 => "algorithm",
            _ => string.Create(CultureInfo.InvariantCulture, $"key {key}")
        };
    }

    private static string ReadItem(CborReader reader)
    {
        return reader.PeekState() switch
        {
            CborReaderState.TextString => Printable.Escape(reader.ReadTextString()),
            CborReaderState.ByteString => Convert.ToHexStringLower(reader.ReadByteString()),
            CborReaderState.UnsignedInteger => reader.ReadUInt64().ToString(CultureInfo.InvariantCulture),
            _ => throw new CborContentException("an item that no boot record has"),
        };
    }
}

using System;
using System.Buffers;
using System.Text.Json;

namespace SecureBoot.Cli.Shell;

/// <summary>The form of every answer in JSON: one object, indented, with a line feed at its end.</summary>
internal static class JsonText
{
    /// <summary>Writes an object with the members that <paramref name="members"/> writes, in UTF-8.</summary>
    internal static byte[] Write(Action<Utf8JsonWriter> members)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }
}

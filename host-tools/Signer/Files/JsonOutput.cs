using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SecureBoot.Signer.Files;

/// <summary>The form of every file and answer in JSON: one object, indented, with a line feed at its end.</summary>
public static class JsonOutput
{
    /// <summary>The object's text in UTF-8.</summary>
    public static byte[] Write(JsonObject members)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            members.WriteTo(json);
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>An array of what <paramref name="node"/> makes of each item.</summary>
    public static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode?> node) => new([.. items.Select(node)]);

    /// <summary>An array of texts.</summary>
    public static JsonArray List(IEnumerable<string> texts) => List(texts, text => text);

    /// <summary>An object with a member for each item; of two members with one name the last one stays.</summary>
    public static JsonObject Members<T>(IEnumerable<T> items, Func<T, string> name, Func<T, JsonNode?> value)
    {
        JsonObject members = [];
        foreach (T item in items)
        {
            members[name(item)] = value(item);
        }

        return members;
    }
}

using System;
using System.Collections.Generic;
using System.Globalization;

namespace SecureBoot.Signer.Keys;

/// <summary>The name of a key in a PKCS#11 token (RFC 7512).</summary>
/// <remarks>
/// <code>
/// pkcs11:token=TOKEN;object=OBJECT;id=%01?module-path=/usr/lib/…so&amp;pin-source=file:/path
/// </code>
/// </remarks>
public sealed class TokenUri
{
    /// <summary>The environment variable that names the PKCS#11 library where no URI does.</summary>
    public const string ModuleVariable = "PKCS11_MODULE";

    private const string Scheme = "pkcs11:";
    private const string FileScheme = "file:";
    private const string Example =
        "it is pkcs11:token=TOKEN;object=OBJECT, also with serial, slot-id, id, ?module-path and pin-source";

    private readonly Dictionary<string, string> _path = [];
    private readonly Dictionary<string, string> _query = [];
    private readonly byte[]? _id;

    private TokenUri(string text)
    {
        Text = text;
        string[] halves = text[Scheme.Length..].Split('?', 2);
        Read(halves[0].Split(';'), _path, text);
        Read(halves.Length > 1 ? halves[1].Split('&') : [], _query, text);
        _id = _path.TryGetValue("id", out string? id) ? DecodeBytes(id) : null;
    }

    /// <summary>The URI as it was given.</summary>
    public string Text { get; }

    /// <summary>The token's label, or null for any token.</summary>
    public string? Token => Find("token");

    /// <summary>The token's serial number, or null for any.</summary>
    public string? Serial => Find("serial");

    /// <summary>The token's manufacturer, or null for any.</summary>
    public string? Manufacturer => Find("manufacturer");

    /// <summary>The token's model, or null for any.</summary>
    public string? Model => Find("model");

    /// <summary>The slot's number, or null for any.</summary>
    public ulong? Slot { get; private set; }

    /// <summary>The key's label, or null for any key.</summary>
    public string? Label => Find("object");

    /// <summary>The key's identifier, or null for any key.</summary>
    public byte[]? Id => (byte[]?)_id?.Clone();

    /// <summary>The file that holds the PIN, or null for no file.</summary>
    public string? PinFile { get; private set; }

    /// <summary>The PKCS#11 library.</summary>
    /// <exception cref="KeyException">The URI names no module.</exception>
    public string Module => _query.TryGetValue("module-path", out string? module) ? Decode(module)
        : Environment.GetEnvironmentVariable(ModuleVariable) is { Length: > 0 } named ? named
        : throw new KeyException(
            KeyProblem.NoToken,
            $"{Text}: found no PKCS#11 library, expected its path",
            $"name it in the URI by ?module-path=/path/to/library.so, or by the environment variable {ModuleVariable}");

    /// <summary>Whether a text names a key in a token; the case of a scheme does not matter (RFC 3986, section
    /// 3.1).</summary>
    public static bool IsUri(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Reads a URI.</summary>
    /// <exception cref="KeyException">The URI is invalid, or has an unsupported attribute.</exception>
    public static TokenUri Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        TokenUri uri = new(text);
        uri.Check();
        return uri;
    }

    private void Check()
    {
        if (_query.ContainsKey("pin-value"))
        {
            throw Bad(
                "found pin-value, expected none: who lists the processes would read the PIN",
                "give the file that holds it: --pin-file FILE, or pin-source=file:/path");
        }

        if (_query.TryGetValue("pin-source", out string? source))
        {
            string decoded = Decode(source);
            PinFile = decoded.StartsWith(FileScheme, StringComparison.OrdinalIgnoreCase) ? decoded[FileScheme.Length..]
                : decoded.StartsWith('/') ? decoded
                : throw Bad($"found the pin-source '{Printable.Escape(decoded)}', expected file:/path", Example);
        }

        if (_path.TryGetValue("slot-id", out string? slot))
        {
            Slot = ulong.TryParse(slot, NumberStyles.None, CultureInfo.InvariantCulture, out ulong number)
                ? number
                : throw Bad($"found the slot-id '{Printable.Escape(slot)}', expected a number", Example);
        }

        if (_path.TryGetValue("type", out string? type) && type is not ("private" or "public"))
        {
            throw Bad($"found the type '{Printable.Escape(type)}', expected private or public", Example);
        }

        if (Label is null && Id is null)
        {
            throw Bad("found neither object nor id, expected the key's name", Example);
        }
    }

    private void Read(string[] parts, Dictionary<string, string> attributes, string text)
    {
        foreach (string part in parts)
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            string name = equals < 0 ? part : part[..equals];
            bool isKnown = attributes == _path
                ? name is "token" or "serial" or "manufacturer" or "model" or "slot-id" or "object" or "id" or "type"
                : name is "module-path" or "pin-source" or "pin-value";
            if (part.Length > 0 && (equals < 0 || !isKnown || !attributes.TryAdd(name, part[(equals + 1)..])))
            {
                throw new KeyException(
                    KeyProblem.Garbage,
                    $"{Printable.Escape(text)}: found "
                        + $"'{Printable.Escape(name)}', expected an attribute that is known, once, with its value",
                    Example);
            }
        }
    }

    private KeyException Bad(string problem, string hint)
    {
        return new KeyException(
            KeyProblem.Garbage,
            $"{Printable.Escape(_query.ContainsKey("pin-value") ? Text.Split('?')[0] : Text)}: {problem}",
            hint);
    }

    private string? Find(string name)
    {
        return _path.TryGetValue(name, out string? value) ? Decode(value) : null;
    }

    private static string Decode(string value)
    {
        return Uri.UnescapeDataString(value);
    }

    // Bytes, not text: %FF is a byte.
    private byte[] DecodeBytes(string value)
    {
        List<byte> bytes = [];
        for (int i = 0; i < value.Length; i++)
        {
            if (value[i] != '%')
            {
                bytes.Add((byte)value[i]);
            }
            else if (i + 2 < value.Length
                && byte.TryParse(
                    value.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte one))
            {
                bytes.Add(one);
                i += 2;
            }
            else
            {
                throw new KeyException(
                    KeyProblem.Garbage,
                    $"{Printable.Escape(Text)}: found the id '{Printable.Escape(value)}', expected bytes as %01",
                    Example);
            }
        }

        return [.. bytes];
    }
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using SecureBoot.Signer;
using SecureBoot.Signer.Files;

namespace SecureBoot.Provisioning.Sources;

/// <summary>A source file that is written from nf.config: its old and its new content.</summary>
public sealed partial class SourceFile
{
    private const int MaxSize = 1024 * 1024;

    private readonly byte[]? _old;

    private SourceFile(string path, byte[]? old, byte[] content)
    {
        Path = path;
        _old = old;
        Content = content;
    }

    /// <summary>The path of the file.</summary>
    public string Path { get; }

    /// <summary>The text that the file will have.</summary>
    public byte[] Content { get; }

    /// <summary>Whether the new content differs from the old content.</summary>
    public bool IsChanged => _old is null || !_old.AsSpan().SequenceEqual(Content);

    /// <summary>Compares a file, if it exists, with its new content.</summary>
    public static SourceFile Compare(string path, byte[] content)
    {
        return new SourceFile(path, File.Exists(path) ? InputFile.ReadToReplace(path, MaxSize) : null, content);
    }

    /// <summary>The changes, a line each: constants, keys, or the text alone.</summary>
    public IReadOnlyList<string> DescribeChanges()
    {
        if (_old is null)
        {
            return ["new file"];
        }

        string old = Encoding.UTF8.GetString(_old);
        string text = Encoding.UTF8.GetString(Content);
        List<string> changes = [.. CompareConstants(
            ReadConstants(old), ReadConstants(text)), .. CompareKeys(ReadKeys(old), ReadKeys(text))];
        return changes.Count == 0 && IsChanged ? ["the text only"] : changes;
    }

    private static IEnumerable<string> CompareConstants(Dictionary<string, string> old, Dictionary<string, string> now)
    {
        foreach (string name in old.Keys
            .Union(now.Keys)
            .Where(name => old.GetValueOrDefault(name) != now.GetValueOrDefault(name)))
        {
            yield return $"{name}: {Show(old.GetValueOrDefault(name))} -> {Show(now.GetValueOrDefault(name))}";
        }
    }

    private static IEnumerable<string> CompareKeys(Dictionary<string, int> old, Dictionary<string, int> now)
    {
        foreach (string key in old.Keys.Except(now.Keys))
        {
            yield return $"key removed: {key}";
        }

        foreach ((string key, int lines) in now.Where(pair => old.GetValueOrDefault(pair.Key, -1) != pair.Value))
        {
            yield return old.ContainsKey(key) ? $"key with another table: {key}" : $"key added: {key}";
        }
    }

    private static Dictionary<string, string> ReadConstants(string text)
    {
        Dictionary<string, string> constants = [];
        foreach (Match match in Constant().Matches(text))
        {
            constants[match.Groups[1].Value] = Printable.Escape(match.Groups[2].Value);
        }

        return constants;
    }

    // Each key occurs twice, with its point and with its table: the number of integers distinguishes tables of
    // different sizes.
    private static Dictionary<string, int> ReadKeys(string text)
    {
        Dictionary<string, int> keys = [];
        string[] parts = KeyComment().Split(text);
        for (int i = 1; i < parts.Length; i += 2)
        {
            keys[parts[i]] = keys.GetValueOrDefault(parts[i]) + Regex.Count(parts[i + 1], "0x");
        }

        return keys;
    }

    private static string Show(string? value)
    {
        return value ?? "nothing";
    }

    [GeneratedRegex(
        @"^ *(?:(?:private|internal) const [\w]+ |<)(\w+)(?: = | Condition=""[^""]*"">)(.+?)(?:;|</\w+>)\r?$",
        RegexOptions.Multiline)]
    private static partial Regex Constant();

    [GeneratedRegex("// key hash ([0-9a-f]{64})")]
    private static partial Regex KeyComment();
}

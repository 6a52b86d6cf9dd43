using System;
using System.Collections.Generic;
using System.IO;

namespace SecureBoot.MetadataProcessor;

/// <summary>The arguments of the command that the build runs.</summary>
internal sealed class CommandArguments
{
    private string? _input;
    private string? _output;

    public string Input => _input ?? throw new FormatException("the assembly is missing");

    public string Output => _output ?? throw new FormatException("--out is missing");

    public List<string> References { get; } = [];

    public List<string> Excluded { get; } = [];

    public bool IsStrict { get; private set; }

    /// <summary>The folders of sources, and their names in symbols: the compiler's own option.</summary>
    public List<(string Place, string Name)> PathMap { get; } = [];

    /// <exception cref="FormatException">An argument is unknown or lacks its value, or one that must be there is
    /// missing.</exception>
    public static CommandArguments Parse(string[] arguments)
    {
        CommandArguments parsed = new();
        Queue<string> left = new(arguments);
        while (left.TryDequeue(out string? argument))
        {
            parsed.Take(argument, left);
        }

        _ = parsed.Input;
        _ = parsed.Output;
        return parsed;
    }

    private void Take(string argument, Queue<string> left)
    {
        switch (argument)
        {
            case "--out":
                _output = Value(argument, left);
                break;
            case "--reference":
                References.Add(Value(argument, left));
                break;
            case "--exclude":
                Excluded.Add(Value(argument, left));
                break;
            case "--path-map":
                AddPathMap(Value(argument, left));
                break;
            case "--strict":
                IsStrict = true;
                break;
            case ['@', .. string path]:
                // A file with one argument a line: a command line has room for a few references only.
                Array.ForEach(File.ReadAllLines(path), line => left.Enqueue(line));
                break;
            case ['-', ..]:
                throw new FormatException($"found {argument}, an unknown option");
            default:
                _input = _input is null ? argument : throw new FormatException($"found {argument}, a second assembly");
                break;
        }
    }

    private void AddPathMap(string text)
    {
        foreach (string map in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = map.Split('=');
            PathMap.Add(parts.Length == 2
                ? (parts[0], parts[1])
                : throw new FormatException($"found --path-map {map}, expected PLACE=NAME"));
        }
    }

    private static string Value(string option, Queue<string> left)
    {
        return left.TryDequeue(out string? value) ? value : throw new FormatException($"{option} has no value");
    }
}

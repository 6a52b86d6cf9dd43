using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using SecureBoot.Cli.Shell;

namespace SecureBoot.Cli.Tests;

/// <summary>Random command lines: options that a command has or lacks, values that are good, almost good or nonsense,
/// and files that are whole, changed or missing.</summary>
internal sealed class RandomCommandLine
{
    // These commands run until a signal stops them, run for minutes, or build.
    private static readonly string[] s_left = ["monitor", "simulate", "bench", "demo", "build", "run"];

    private static readonly string[] s_words =
    [
        "", "0", "1", "7", "-1", "0x10", "4294967296", "99999999999999999999", "1.2.3", "1.2.3+4", "auto", "pem", "der",
        "hash", "csharp", "app", "boot", "ecdsa-p256",
        "-", "--", "---", "--no-such", "/dev/null", "/dev/full", "/proc/self/mem", "/", ".", "..", "a\u001b[2Jb",
        "ä漢\U0001F600", "{digest}", "true", "false {digest} {signature}", "sleep 5",
    ];

    private readonly Random _random;
    private readonly string _folder;
    private readonly string[] _files;
    private readonly Command _root;

    internal RandomCommandLine(int seed, string folder, string[] files)
    {
        _random = new Random(seed);
        _folder = folder;
        _files = files;
        _root = new CommandLine(
            new Terminal(Stream.Null), new Signer.Files.OutputWriter(() => Stream.Null), asked: null).Root;
    }

    /// <summary>Makes the next command line.</summary>
    internal string[] Next()
    {
        Command[] commands = [.. _root.Subcommands.Where(command => !s_left.Contains(command.Name))];
        Command command = commands[_random.Next(commands.Length)];
        List<string> line = [command.Name];
        foreach (Option option in command.Options.Where(
            option => !option.Hidden && _random.Next(10) < (option.Required ? 9 : 2)))
        {
            line.Add(option.Name);
            if (option.Arity.MaximumNumberOfValues > 0 && _random.Next(20) > 0)
            {
                line.Add(Value(option.Name));
            }
        }

        for (int count = _random.Next(command.Arguments.Count > 0 ? 3 : 1); count > 0; count--)
        {
            line.Add(_random.Next(4) > 0 ? AnyFile() : Word());
        }

        if (_random.Next(20) == 0)
        {
            line.Insert(_random.Next(line.Count + 1), Word());
        }

        return [.. line.Select(word => word.Replace("\0", "", StringComparison.Ordinal))];
    }

    // An input file usually exists; outputs have names that no input has.
    private string Value(string option)
    {
        return option switch
        {
            "--out" or "--html" or "--digest-out" =>
                _random.Next(5) > 0 ? Path.Combine(_folder, "out-" + _random.Next(1_000_000)) : Word(),
            "--work" => Path.Combine(_folder, "work"),
            "--nanoff" => _random.Next(2) == 0 ? "/bin/false" : Word(),
            "--signer" => Word(),
            "--signer-timeout" => "1",
            "--version" => _random.Next(5) > 0 ? "1.2.3" : Word(),
            "--security-counter" => _random.Next(5) > 0 ? "7" : Word(),
            _ => _random.Next(3) > 0 ? AnyFile() : Word(),
        };
    }

    private string AnyFile()
    {
        string file = _files[_random.Next(_files.Length)];
        if (_random.Next(3) > 0)
        {
            return file;
        }

        byte[] content = File.ReadAllBytes(file);
        for (int changes = _random.Next(1, 4); changes > 0 && content.Length > 0; changes--)
        {
            content[_random.Next(content.Length)] = (byte)_random.Next(256);
        }

        string changed = Path.Combine(_folder, $"in-{_random.Next(1_000_000)}{Path.GetExtension(file)}");
        File.WriteAllBytes(changed, _random.Next(4) == 0 ? content[.._random.Next(content.Length + 1)] : content);
        return changed;
    }

    private string Word()
    {
        string word = s_words[_random.Next(s_words.Length)];
        return _random.Next(30) == 0 ? new string('x', 5000) : word;
    }
}

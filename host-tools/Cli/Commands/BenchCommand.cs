using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using SecureBoot.Cli.Bench;
using SecureBoot.Cli.Options;
using SecureBoot.Cli.Shell;
using SecureBoot.Crypto;
using SecureBoot.PeFormat;
using SecureBoot.Signer.Images;
using SecureBoot.Signer.Keys;
using SecureBoot.Signer.Signing;

namespace SecureBoot.Cli.Commands;

/// <summary>secureboot bench: the cost of a boot on the device, by phase.</summary>
internal sealed class BenchCommand : ToolCommand
{
    // RFC 6979, A.2.5: with this key and its nonces the counts are the same in every run.
    private const string BenchKey = "C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721";
    private const int Kibibyte = 1024;
    private const int MostKibibytes = 256;

    private static readonly int[] s_sizes = [4, 16, 48, 96];

    private readonly Terminal _terminal;
    private readonly Option<string[]> _sizes;
    private readonly Option<string> _table;
    private readonly Flag _json;

    internal BenchCommand(Terminal terminal)
        : base(
            "bench",
            "Count what a boot costs on the device, by phase, on the emulator: with the chip's own hash, and "
                + "without. The counts are exact and the same on every machine.",
            "[options]",
            """
            secureboot bench
            secureboot bench --size 100 --table 0 --json
            """)
    {
        _terminal = terminal;
        _sizes = AddRepeatable("--size", "KIB", "the size of a body in KiB; default 4, 16, 48 and 96");
        _table = AddOption(
            "--table", "N", $"entries of the key's table, 0 for none; default {P256Table.UsualEntryCount}");
        _json = AddFlag("--json", "print JSON, one object");
    }

    protected override int Run(ParseResult arguments)
    {
        int[] sizes = arguments.GetValue(_sizes) is { Length: > 0 } texts
            ? Array.ConvertAll(texts, text => (int)Number.Parse("--size", text, 1, MostKibibytes))
            : s_sizes;
        int entries = ParseTable(arguments.GetValue(_table));
        using PrivateKey key = PrivateKey.FromScalar(Convert.FromHexString(BenchKey));
        int[]? table = entries == 0 ? null : key.Public.ComputeTable(entries);
        string folder = Path.Combine(AppContext.BaseDirectory, "firmware");
        List<(BenchRun Native, BenchRun Ordinary)> boots = [];
        foreach (int size in sizes)
        {
            boots.Add((Boot(isNative: true), Boot(isNative: false)));
            BenchRun Boot(bool isNative) =>
                new(folder, MakeImage(key, size * Kibibyte, isNative), key.Public, table, isNative);
        }

        if (_json.IsGiven(arguments))
        {
            _terminal.AnswerBytes(BenchJson.Write(boots, entries));
        }
        else
        {
            boots.ForEach(boot => Report(boot.Native, boot.Ordinary, entries));
        }

        return ExitCode.Done;
    }

    private static int ParseTable(string? text)
    {
        int entries = text is null ? P256Table.UsualEntryCount : (int)Number.Parse("--table", text, 0, 64);
        return entries == 0 || P256Table.IsEntryCount(entries)
            ? entries
            : throw new MisuseException($"--table: found '{text}', expected 0, 16, 32, 48 or 64");
    }

    // One assembly with zeros only: its content makes no difference to the counts.
    private static byte[] MakeImage(PrivateKey key, int size, bool isNative)
    {
        byte[] empty = MakeBody(0);
        byte[] body = MakeBody(size - empty.Length);
        ImageBuilder builder = new(
            new ImageVersion(1, 0, 0, 0),
            body)
        { SecurityCounter = 1, ShortSigners = isNative ? [key.Public.KeyHash] : [] };
        return new ImageSigner([new DeterministicKey(key)]).Sign(builder.BuildSignedRange());
    }

    private static byte[] MakeBody(int contentSize)
    {
        return DataAssembly.Create("Bench", new Version(1, 0, 0, 0), new byte[contentSize]);
    }

    private void Report(BenchRun native, BenchRun ordinary, int entries)
    {
        string key = entries == 0 ? "key without a table" : $"key with a table of {entries}";
        foreach (BenchRun run in new[] { native, ordinary })
        {
            _terminal.Answer($"boot of a body of {run.BodyBytes} bytes, "
                + $"{(run.IsNative ? "hashed by the chip's own code" : "hashed by the interpreter")}, {key}");
            _terminal.Answer(
                $"  {"phase",-18}{"instructions",14}{"calls",10}{"allocations",13}{"bytes",10}{"native calls",14}"
                    + $"{"of bytes",10}");
            Report(run.Phases, "");
            _terminal.Answer($"  {"sum",-18}{run.Instructions,14}");
            Report(run.Parts, "  of it ");
            _terminal.Answer(
                $"  peak heap {run.PeakHeapBytes} bytes, {run.PeakHeapBytes - run.ImageBytes} beside the image");
        }
    }

    private void Report(IEnumerable<PhaseCost> phases, string prefix)
    {
        foreach (PhaseCost phase in phases)
        {
            _terminal.Answer(
                $"  {prefix + phase.Name,-20}{phase.Used.Instructions,12}{phase.Used.Calls,10}"
                    + $"{phase.Used.Allocations,13}{phase.Used.AllocatedBytes,10}{phase.NativeCalls,14}"
                    + $"{phase.NativeBytes,10}");
        }
    }
}

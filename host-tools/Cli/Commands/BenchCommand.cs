using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using SecureBoot.Crypto;
using SecureBoot.PeFormat;
using SecureBoot.Signer;

namespace SecureBoot.Cli;

/// <summary>secureboot bench: what a verification costs on the device, by phase.</summary>
internal sealed class BenchCommand : ToolCommand
{
    // RFC 6979, A.2.5: with this key and its nonces the counts are the same in every run.
    private const string BenchKey = "C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721";
    private const int Kibibyte = 1024;
    private const int MostKibibytes = 256;

    private static readonly int[] s_sizes = [4, 16, 48];

    private readonly Terminal _terminal;
    private readonly Option<string[]> _sizes;
    private readonly Option<string> _table;
    private readonly Flag _json;

    internal BenchCommand(Terminal terminal)
        : base(
            "bench",
            "Count what a verification costs on the device, by phase, on the emulator. The counts are exact and the same on every machine.",
            "[options]",
            """
            secureboot bench
            secureboot bench --size 100 --table 0 --json
            """)
    {
        _terminal = terminal;
        _sizes = AddRepeatable("--size", "KIB", "the size of an image in KiB; default 4, 16 and 48");
        _table = AddOption("--table", "N", $"entries of the key's table, 0 for none; default {P256Table.UsualEntryCount}");
        _json = AddFlag("--json", "print JSON, one array");
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
        List<BenchRun> runs = [.. sizes.Select(size => new BenchRun(folder, MakeImage(key, size * Kibibyte), key.Public, table))];
        if (_json.IsGiven(arguments))
        {
            _terminal.Answer(ToJson(runs, entries));
        }
        else
        {
            runs.ForEach(run => Report(run, entries));
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

    // One assembly full of zeros: what is in it makes no difference to the counts.
    private static byte[] MakeImage(PrivateKey key, int size)
    {
        // Signatures differ by a byte or two, and an assembly takes whole words.
        const int Slack = 8;
        return Sign(key, (size - Sign(key, 0).Length - Slack) & ~3);
    }

    private static byte[] Sign(PrivateKey key, int contentSize)
    {
        byte[] body = DataAssembly.Create("Bench", new Version(1, 0, 0, 0), new byte[Math.Max(0, contentSize)]);
        ImageBuilder builder = new(new ImageVersion(1, 0, 0, 0), body) { SecurityCounter = 1 };
        return new ImageSigner([new DeterministicKey(key)]).Sign(builder.BuildSignedRange());
    }

    private void Report(BenchRun run, int entries)
    {
        _terminal.Answer($"image of {run.ImageBytes} bytes, {(entries == 0 ? "key without a table" : $"key with a table of {entries}")}");
        _terminal.Answer($"  {"phase",-14}{"instructions",14}{"calls",10}{"allocations",13}{"bytes",10}");
        foreach (PhaseCost phase in run.Phases)
        {
            _terminal.Answer($"  {phase.Name,-14}{phase.Used.Instructions,14}{phase.Used.Calls,10}{phase.Used.Allocations,13}{phase.Used.AllocatedBytes,10}");
        }

        _terminal.Answer($"  peak heap {run.PeakHeapBytes} bytes, {run.PeakHeapBytes - run.ImageBytes} beside the image");
    }

    private static string ToJson(List<BenchRun> runs, int entries)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartArray();
            foreach (BenchRun run in runs)
            {
                Write(writer, run, entries);
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, BenchRun run, int entries)
    {
        writer.WriteStartObject();
        writer.WriteNumber("imageBytes", run.ImageBytes);
        writer.WriteNumber("tableEntries", entries);
        writer.WriteNumber("peakHeapBytes", run.PeakHeapBytes);
        writer.WriteStartArray("phases");
        foreach (PhaseCost phase in run.Phases)
        {
            writer.WriteStartObject();
            writer.WriteString("name", phase.Name);
            writer.WriteNumber("instructions", phase.Used.Instructions);
            writer.WriteNumber("calls", phase.Used.Calls);
            writer.WriteNumber("allocations", phase.Used.Allocations);
            writer.WriteNumber("allocatedBytes", phase.Used.AllocatedBytes);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}

using System.CommandLine;
using SecureBoot.Cli.Options;
using SecureBoot.Cli.Shell;

namespace SecureBoot.Cli.Simulation;

/// <summary>The option --shard: one part of a campaign that several machines divide.</summary>
internal sealed class ShardOption(ToolCommand command)
{
    /// <summary>The option itself.</summary>
    internal Option<string> Option { get; } = command.AddOption(
        "--shard",
        "I/N",
        "with --exhaustive or --faults: run part I of N, to divide a campaign among machines; default 1/1");

    /// <summary>The part, from 0, and the number of parts.</summary>
    internal (int Index, int Count) Read(ParseResult arguments)
    {
        if (arguments.GetValue(Option) is not { } text)
        {
            return (0, 1);
        }

        string[] parts = text.Split('/');
        if (parts.Length != 2)
        {
            throw new MisuseException($"--shard: found '{text}', expected I/N", "for example --shard 1/4");
        }

        int count = (int)Number.Parse("--shard", parts[1], least: 1, most: 10_000);
        return ((int)Number.Parse("--shard", parts[0], least: 1, most: (uint)count) - 1, count);
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using SecureBoot.Cli.Shell;
using SecureBoot.Crypto;
using SecureBoot.Emulator;
using SecureBoot.Emulator.Results;
using SecureBoot.Image;
using SecureBoot.Signer.Keys;

namespace SecureBoot.Cli.Running;

/// <summary>Whom a virtual board's boot stage trusts, and how it is started with that.</summary>
/// <param name="Keys">The keys.</param>
/// <param name="Threshold">The number of keys that must sign.</param>
/// <param name="CounterFloor">The lowest security counter that boots.</param>
internal sealed record BoardTrust(IReadOnlyList<PublicKey> Keys, int Threshold, uint CounterFloor)
{
    /// <summary>The program's class in the boot stage.</summary>
    private const string Program = "SecureBoot.BootStage.Program";

    private readonly int[]?[] _tables = [.. Keys.Select(key => key.ComputeTable(P256Table.UsualEntryCount))];

    /// <summary>A key, of which one must have signed.</summary>
    internal static BoardTrust Of(PublicKey key, uint counterFloor)
    {
        return new BoardTrust([key], Threshold: 1, counterFloor);
    }

    /// <summary>Runs the loaded boot stage, as its own Main does with its built-in keys.</summary>
    internal RunResult Boot(Machine machine)
    {
        byte[][] points = [.. Keys.Select(key => key.GetPoint())];
        try
        {
            return machine.Call(Program, "Start", [points, _tables, Threshold, CounterFloor], out _);
        }
        catch (ArgumentException exception) when (exception.ParamName is null)
        {
            throw new MisuseException(
                $"found a boot stage without {Program}.Start, expected the one of this release",
                "dotnet build firmware/BootStage");
        }
    }

    /// <summary>The same keys for the boot library.</summary>
    internal TrustedKeys ToTrustedKeys()
    {
        return new TrustedKeys([.. Keys.Select(key => key.ToTrustedKey())], Threshold);
    }
}

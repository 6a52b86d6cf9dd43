using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using SecureBoot.Signer.ImageBodies;

namespace SecureBoot.Provisioning.Flashing;

/// <summary>The board's report about itself, after the last step.</summary>
public sealed partial class BoardReport
{
    // The device cuts longer names off.
    private const int MostTargetName = 31;

    private readonly NanoffRun _run;

    internal BoardReport(NanoffRun run)
    {
        _run = run;
        Target = run.Find(TargetLine()) ?? "";
        Runtime = run.Find(RuntimeLine()) ?? "";
    }

    /// <summary>The firmware's target.</summary>
    public string Target { get; }

    /// <summary>The version of the runtime.</summary>
    public string Runtime { get; }

    /// <summary>Whether the runtime has loaded an assembly of the name.</summary>
    public bool Has(string assembly)
    {
        return _run.Find(new Regex($@"^\s+({Regex.Escape(assembly)}), \d+\.\d+\.\d+\.\d+\s*$")) is not null;
    }

    /// <summary>Refuses a board that differs from the flashed content.</summary>
    internal void Require(string target, IEnumerable<string> assemblies)
    {
        string expected = target[..Math.Min(target.Length, MostTargetName)];
        if (Target != expected)
        {
            throw new FlashException(
                $"report: found a board with the firmware '{Target}', expected {expected}",
                "secureboot flash --only firmware writes it");
        }

        foreach (string assembly in assemblies)
        {
            if (!Has(assembly))
            {
                throw new FlashException(
                    $"report: found a board that has not loaded {assembly}, expected the deployment that was written",
                    "press the board's reset button and look at its output; secureboot flash --only boot writes it "
                        + "again");
            }
        }
    }

    /// <summary>Refuses a board whose firmware has not the native code that an assembly calls: the runtime would not
    /// start it.</summary>
    internal void RequireNatives(IEnumerable<BodyAssembly> assemblies)
    {
        foreach (BodyAssembly assembly in assemblies.Where(assembly => assembly.NativeChecksum != 0))
        {
            string expected = $"0x{assembly.NativeChecksum:X8}";
            string? found = _run.Find(new Regex(
                $@"^\s+{Regex.Escape(assembly.Name)} v\d[\d.]*, checksum (0x[0-9A-Fa-f]{{8}})\s*$"));
            if (!string.Equals(found, expected, StringComparison.OrdinalIgnoreCase))
            {
                string has = found is null
                    ? $"a firmware without native code for {assembly.Name}"
                    : $"native code for {assembly.Name} with the checksum {found}";
                throw new FlashException(
                    $"report: found {has}, expected {expected}, which the deployment was built for",
                    "secureboot flash --only firmware --firmware-version takes the firmware that the deployment's "
                        + "libraries belong to; or build with the libraries of the board's firmware");
            }
        }
    }

    /// <summary>Refuses a board that runs another firmware than the requested one.</summary>
    internal void RequireRuntime(string version)
    {
        if (Runtime != version)
        {
            throw new FlashException(
                $"report: found a board that runs nanoCLR {Runtime}, expected {version}, which was asked for",
                "the firmware was not written: hold the board's BOOT button while it connects, and run secureboot "
                    + "flash --only firmware again");
        }
    }

    [GeneratedRegex(@"^\s*Target:\s+(\S+)\s*$")]
    private static partial Regex TargetLine();

    [GeneratedRegex(@"^\s*CLR Version:\s+(\S+)\s*$")]
    private static partial Regex RuntimeLine();
}

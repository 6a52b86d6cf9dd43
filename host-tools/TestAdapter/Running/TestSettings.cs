using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;

namespace SecureBoot.TestAdapter.Running;

/// <summary>The section SecureBoot of a .runsettings file, or of <c>dotnet test -- SecureBoot.Name=Value</c>
/// (docs/testing.md).</summary>
internal sealed record TestSettings
{
    private const string Section = "SecureBoot";

    private static readonly Dictionary<string, Func<TestSettings, string, TestSettings>> s_names =
        new(StringComparer.OrdinalIgnoreCase)
        {
            ["HeapBytes"] = static (settings, text) => settings with { HeapBytes = Number(text, 1, int.MaxValue) },
            ["Instructions"] = static (settings, text) =>
                settings with { Instructions = Number(text, 0L, long.MaxValue) },
            ["Milliseconds"] = static (settings, text) =>
                settings with { Milliseconds = Number(text, 0L, long.MaxValue / 1000) },
            ["Seed"] = static (settings, text) => settings with { Seed = Number(text, int.MinValue, int.MaxValue) },
            ["Parallel"] = static (settings, text) => settings with { Parallel = Number(text, 1, 1024) },
            ["Meter"] = static (settings, text) => settings with { Meter = Flag(text) },
            ["NanoClr"] = static (settings, text) => settings with { NanoClr = text },
            ["NanoClrSeconds"] = static (settings, text) => settings with { NanoClrSeconds = Number(text, 1, 86_400) },
            ["Schedules"] = static (settings, text) => settings with { Schedules = Number(text, 0, 1_000_000) },
            ["ScheduleSeed"] = static (settings, text) =>
                settings with { ScheduleSeed = Number(text, 0, int.MaxValue) },
            ["Coverage"] = static (settings, text) => settings with { Coverage = text },
            ["CoverageInclude"] = static (settings, text) => settings with { CoverageInclude = text },
            ["CoverageExclude"] = static (settings, text) => settings with { CoverageExclude = text },
        };

    /// <summary>The managed heap in bytes.</summary>
    public int HeapBytes { get; init; } = Emulator.Execution.Limits.DefaultHeapBytes;

    /// <summary>Instructions that one test may execute; 0 is no limit.</summary>
    public long Instructions { get; init; } = 500_000_000;

    /// <summary>Virtual time that one test may take; 0 is no limit.</summary>
    public long Milliseconds { get; init; } = 600_000;

    /// <summary>The seed of all random values on the device.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Classes that run at a time.</summary>
    public int Parallel { get; init; } = Environment.ProcessorCount;

    /// <summary>Whether the output of a test ends with its costs.</summary>
    public bool Meter { get; init; }

    /// <summary>The real emulator to run on instead, or null.</summary>
    public string? NanoClr { get; init; }

    /// <summary>Seconds that the real emulator may take for an assembly.</summary>
    public int NanoClrSeconds { get; init; } = 300;

    /// <summary>The number of random schedules for each test that sets no number itself.</summary>
    public int Schedules { get; init; }

    /// <summary>The one random schedule to run, by its seed.</summary>
    public int? ScheduleSeed { get; init; }

    /// <summary>The folder that takes the coverage, or null.</summary>
    public string? Coverage { get; init; }

    /// <summary>Names of the assemblies to cover, parted by commas, with stars.</summary>
    public string CoverageInclude { get; init; } = "*";

    /// <summary>Names of assemblies to leave out.</summary>
    public string CoverageExclude { get; init; } = "System.*,nanoFramework.*,mscorlib";

    /// <summary>Reads the settings of a run.</summary>
    /// <exception cref="FormatException">A name or a value is not known.</exception>
    public static TestSettings Read(string? runSettings)
    {
        TestSettings settings = new();
        if (string.IsNullOrWhiteSpace(runSettings))
        {
            return settings;
        }

        foreach (XElement element in XDocument.Parse(runSettings).Root?.Elements(Section).Elements() ?? [])
        {
            string name = element.Name.LocalName;
            if (!s_names.TryGetValue(name, out Func<TestSettings, string, TestSettings>? set))
            {
                throw new FormatException($"{Section}.{name} is not a setting; those are "
                    + $"{string.Join(", ", s_names.Keys.Order(StringComparer.Ordinal))}");
            }

            settings = Set(settings, name, set, element.Value.Trim());
        }

        return settings;
    }

    private static TestSettings Set(
        TestSettings settings, string name, Func<TestSettings, string, TestSettings> set, string value)
    {
        try
        {
            return set(settings, value);
        }
        catch (FormatException e)
        {
            throw new FormatException($"{Section}.{name}: {e.Message}", e);
        }
    }

    private static bool Flag(string text)
    {
        return bool.TryParse(text, out bool value)
            ? value
            : throw new FormatException($"expected true or false, found '{text}'");
    }

    private static T Number<T>(string text, T from, T to)
        where T : System.Numerics.INumber<T>
    {
        bool isNumber = T.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out T? value);
        return isNumber && value is not null && value >= from && value <= to
            ? value
            : throw new FormatException($"expected a number from {from} to {to}, found '{text}'");
    }
}

using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using SecureBoot.Cli.Options;
using SecureBoot.Cli.Shell;
using SecureBoot.Update.Simulation;
using SecureBoot.Update.Simulation.Scenarios;

namespace SecureBoot.Cli.Simulation;

/// <summary>What the power cuts come into: the scenarios, the size of an image, and the device's signatures.</summary>
internal sealed class ScenarioOptions
{
    private const int DefaultSize = 3000;

    private readonly Option<string> _size;
    private readonly Argument<string[]> _scenarios;

    internal ScenarioOptions(ToolCommand command)
    {
        _size = command.AddOption("--size", "BYTES", $"bytes of an image; default {DefaultSize}");
        NoNativeHash = command.AddFlag(
            "--no-native-hash",
            "the device goes by the ordinary signatures: a boot stage without the native path, or with --heap "
                + "images without short signatures");
        _scenarios = new Argument<string[]>("SCENARIO")
        {
            Description = "which scenarios; default all",
            Arity = ArgumentArity.ZeroOrMore,
        };
        command.Add(_scenarios);
    }

    /// <summary>The option that the campaign of heaps takes too.</summary>
    internal Flag NoNativeHash { get; }

    internal IEnumerable<Symbol> All => [_size, NoNativeHash, _scenarios];

    internal SimulationSetup Setup(ParseResult arguments)
    {
        return SimulationSetup.Create(
            (int)Number.Of(arguments, _size, least: 600, most: 60_000, absent: DefaultSize),
            !NoNativeHash.IsGiven(arguments));
    }

    internal List<Scenario> Scenarios(ParseResult arguments)
    {
        string[] names = arguments.GetValue(_scenarios) ?? [];
        string known = string.Join(", ", AllScenarios.List.Select(scenario => scenario.Name));
        return names.Length == 0
            ? [.. AllScenarios.List]
            : [.. names.Select(name => AllScenarios.List.FirstOrDefault(scenario => scenario.Name == name)
                ?? throw new MisuseException(
                    $"found the scenario '{name}', expected {known}", "secureboot simulate --list describes them"))];
    }
}

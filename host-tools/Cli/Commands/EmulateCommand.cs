using System;
using System.CommandLine;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using SecureBoot.Cli.Options;
using SecureBoot.Cli.Running;
using SecureBoot.Cli.Shell;
using SecureBoot.Emulator;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Results;
using SecureBoot.MetadataProcessor.Problems;
using SecureBoot.Signer.Files;

namespace SecureBoot.Cli.Commands;

/// <summary>secureboot emulate: runs a program with nanoCLR's semantics.</summary>
internal sealed class EmulateCommand : ToolCommand
{
    private const int LeastHeap = 4 * 1024;
    private const int MostHeap = 16 * 1024 * 1024;

    private readonly Terminal _terminal;
    private readonly Option<string> _heap;
    private readonly Option<string> _instructions;
    private readonly Option<string> _milliseconds;
    private readonly Option<string> _seed;
    private readonly Flag _meter;
    private readonly Flag _json;
    private readonly Argument<string[]> _assemblies;

    internal EmulateCommand(Terminal terminal)
        : base(
            "emulate",
            "Run a nanoFramework program with nanoCLR's semantics on the virtual board.",
            "[options] APP.pe [LIBRARY.pe...]",
            """
            secureboot emulate App.pe
            secureboot emulate --instructions 5000000 --heap 65536 --meter App.pe Library.pe
            """)
    {
        _terminal = terminal;
        _heap = AddOption("--heap", "N", "bytes of managed heap; default 98304, about what a plain ESP32 has");
        _instructions = AddOption("--instructions", "N", "stop after this many IL instructions");
        _milliseconds = AddOption("--milliseconds", "N", "stop after this many milliseconds of the device's time");
        _seed = AddOption("--seed", "N", "seed of the device's random values; default 1");
        _meter = AddFlag("--meter", "show at the end what the program used");
        _json = AddFlag("--json", "print JSON, one object, with the program's output in it");
        _assemblies = new Argument<string[]>("ASSEMBLY")
        {
            Description = "the program, then libraries that are not "
            + "beside it: .pe, or .dll compiled for the device",
            Arity = ArgumentArity.OneOrMore
        };
        Add(_assemblies);
    }

    protected override int Run(ParseResult arguments)
    {
        bool json = _json.IsGiven(arguments);
        StringBuilder printed = new();
        Machine machine = new(new MachineOptions
        {
            Limits = new Limits
            {
                HeapBytes = (int)Number.Of(arguments, _heap, LeastHeap, MostHeap, Limits.DefaultHeapBytes),
                Instructions = Number.Of(arguments, _instructions, 1, uint.MaxValue, absent: 0),
                Milliseconds = Number.Of(arguments, _milliseconds, 1, uint.MaxValue, absent: 0),
            },
            Seed = (int)Number.Of(arguments, _seed, 0, int.MaxValue, absent: 1),
            Output = json ? text => printed.Append(text) : text => _terminal.AnswerBytes(Encoding.UTF8.GetBytes(text)),
        });
        RunResult result;
        try
        {
            string[] paths = Array.ConvertAll(
                arguments.GetRequiredValue(_assemblies), path => PathText.Require("ASSEMBLY", path));
            new DevicePrograms(paths).LoadInto(machine);
            result = Start(machine, paths[0]);
        }
        catch (ProcessingException refused)
        {
            return Refuse(refused);
        }
        catch (RefusedException refused)
        {
            return Refuse(refused);
        }

        Report(result, json ? printed.ToString() : null, _meter.IsGiven(arguments));
        return result.Outcome is Outcome.Completed or Outcome.Rebooted && result.ThreadFailures.Count == 0
            ? ExitCode.Done
            : ExitCode.Refused;
    }

    private int Refuse(RefusedException refused)
    {
        _terminal.Error($"cannot load {refused.Assembly}: {refused.Offences[0]}");
        foreach (Offence offence in refused.Offences.Skip(1))
        {
            _terminal.Hint($"and {offence}");
        }

        return ExitCode.Refused;
    }

    private int Refuse(ProcessingException refused)
    {
        _terminal.Error($"{refused.Path}: the device could not run it");
        foreach (ProcessorProblem problem in refused.Problems)
        {
            _terminal.Hint(problem.ToString(refused.Path));
        }

        bool isAssembly = refused.Problems.All(problem => problem.Code != ProblemCode.NotAnAssembly);
        return isAssembly ? ExitCode.Refused : ExitCode.Misuse;
    }

    private static RunResult Start(Machine machine, string path)
    {
        try
        {
            return machine.Run();
        }
        catch (InvalidOperationException)
        {
            throw new MisuseException(
                "found no entry point, expected a program with a static method Main", "name the program first");
        }
        catch (Exception exception) when (exception is not (MisuseException or RefusedException))
        {
            throw Damaged(path, exception);
        }
    }

    // Metadata is read when it is needed, and invalid metadata can cause any exception.
    private static MisuseException Damaged(string path, Exception exception)
    {
        string found = exception is OutOfMemoryException ? "more parts than the memory holds" : "what cannot be run";
        return new MisuseException(
            $"{path}: found {found}, expected an assembly and symbols as the compiler wrote them",
            "build it again; if that does not help, report it with the program");
    }

    private void Report(RunResult result, string? printed, bool meter)
    {
        _terminal.Flush();
        if (printed is not null)
        {
            _terminal.AnswerBytes(ToJson(result, printed));
            return;
        }

        foreach (Report failure in result.ThreadFailures)
        {
            RunText.Explain(_terminal, "a thread ended by", failure);
        }

        if (result.Report is not null && result.Outcome != Outcome.Rebooted)
        {
            RunText.Explain(_terminal, $"ended by {result.Outcome}:", result.Report);
        }

        if (meter)
        {
            _terminal.Answer("outcome", result.Outcome.ToString());
            RunText.Answer(_terminal, result.Meter);
        }
    }

    private static byte[] ToJson(RunResult result, string printed)
    {
        return JsonOutput.Write(new JsonObject
        {
            ["outcome"] = result.Outcome.ToString(),
            ["output"] = printed,
            ["report"] = result.Report?.ToString(),
            ["threadFailures"] = JsonOutput.List(result.ThreadFailures, failure => failure.ToString()),
            ["instructions"] = result.Meter.Instructions,
            ["calls"] = result.Meter.Calls,
            ["allocations"] = result.Meter.Allocations,
            ["allocatedBytes"] = result.Meter.AllocatedBytes,
            ["peakHeapBytes"] = result.Meter.PeakHeapBytes,
            ["collections"] = result.Meter.Collections,
            ["microseconds"] = result.Meter.Microseconds,
        });
    }
}

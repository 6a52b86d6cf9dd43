using System;
using System.IO;
using System.Text;
using SecureBoot.Emulator;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Results;
using Xunit;

namespace SecureBoot.SensorApp.Tests;

/// <summary>Runs a program of tests/SensorPrograms on the emulator and meters the part between its marks.</summary>
internal sealed class SensorProgram
{
    private readonly StringBuilder _output = new();
    private Machine? _machine;
    private Meter _begin;
    private Meter _end;

    /// <summary>The output without the marks.</summary>
    internal string Output => _output.ToString();

    /// <summary>The costs of the part between the marks.</summary>
    internal Meter Used => _end.Since(_begin);

    /// <summary>Runs the program to its end.</summary>
    internal void Run(Type program, int seed = 1, string entry = "Main")
    {
        _machine = new Machine(new MachineOptions { PeakStep = 0, Output = OnOutput, Seed = seed });
        _machine.Load(Path.Combine(AppContext.BaseDirectory, "firmware", "SensorPrograms.pe"));
        RunResult result = _machine.Call(program.FullName!, entry, [], out _);
        Assert.True(result.Outcome == Outcome.Completed, result.Report?.ToString());
    }

    private void OnOutput(string text)
    {
        if (text == "begin")
        {
            _begin = _machine!.Meter;
        }
        else if (text == "end")
        {
            _end = _machine!.Meter;
        }
        else
        {
            _output.Append(text);
        }
    }
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using SecureBoot.Board;
using SecureBoot.Emulator;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Results;

namespace SecureBoot.SensorApp.Tests;

/// <summary>A run of the sample application, or of its variant with all sensors, on a virtual board.</summary>
internal sealed class AppRun
{
    private readonly StringBuilder _output = new();
    private readonly Machine _machine;
    private Meter _begin;
    private Meter _end;

    /// <summary>Prepares a run of an assembly.</summary>
    internal AppRun(string assembly, VirtualBoard board, int seconds)
    {
        _machine = new Machine(new MachineOptions
        {
            Board = board,
            Output = Take,
            Limits = new Limits { Milliseconds = (seconds * 1000) + 500 },
        });
        _machine.Load(Path.Combine(AppContext.BaseDirectory, "firmware", assembly + ".pe"));
    }

    /// <summary>The output.</summary>
    internal string Output => _output.ToString();

    /// <summary>The lines of the output.</summary>
    internal string[] Lines => [.. Output.Split("\r\n").Where(line => line.Length > 0)];

    /// <summary>The costs between the program's marks.</summary>
    internal Meter Used => _end.Since(_begin);

    /// <summary>The CSV lines after the header, each as values by name.</summary>
    internal List<Dictionary<string, string>> Rows()
    {
        string[][] rows = [.. Lines.Where(line => line[0] != '#').Select(line => line.Split(','))];
        return [.. rows.Skip(1).Select(row => rows[0].Zip(row).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    /// <summary>Runs Main.</summary>
    internal Outcome Run()
    {
        return _machine.Run().Outcome;
    }

    /// <summary>Calls a static method.</summary>
    internal RunResult Call(string type, string method, params object?[] arguments)
    {
        return _machine.Call(type, method, arguments, out _);
    }

    private void Take(string text)
    {
        if (text == "begin")
        {
            _begin = _machine.Meter;
        }
        else if (text == "end")
        {
            _end = _machine.Meter;
        }
        else
        {
            _output.Append(text);
        }
    }
}

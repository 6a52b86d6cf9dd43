using System;
using System.Collections.Concurrent;
using System.Text;
using SecureBoot.Board;
using SecureBoot.DeviceSupport;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Loader;
using SecureBoot.Emulator.Results;
using Xunit;

namespace SecureBoot.Emulator.Tests.Libraries;

/// <summary>Static methods, compiled for the device against nanoFramework's libraries. A test calls them one by one and
/// changes the board in between.</summary>
internal sealed class LibraryProgram
{
    private static readonly ConcurrentDictionary<string, (byte[] Pe, AssemblySymbols Symbols)> s_compiled = new();

    private readonly StringBuilder _output = new();
    private readonly Machine _machine;

    /// <summary>Compiles a class Program with the members, and makes a board for it.</summary>
    public LibraryProgram(string members)
    {
        string source = "using System; using System.Collections; using System.Device.Gpio; using System.IO; using "
            + "System.IO.Ports; using System.Security.Cryptography; using System.Text;\n"
            + "using System.Threading; using nanoFramework.Hardware.Esp32; using nanoFramework.Runtime.Native;\n"
            + "public class Program { public static void Main() { } " + members + " }";
        (byte[] pe, AssemblySymbols symbols) = s_compiled.GetOrAdd(
            source, static text => DeviceCompiler.Compile("program.cs", text, optimise: true));
        _machine = new Machine(new MachineOptions
        {
            Board = Board,
            Output = text => _output.Append(text),
            Limits = new Limits { Instructions = 50_000_000 },
        });
        _machine.LoadProgram(pe, symbols);
    }

    public VirtualBoard Board { get; } = new();

    /// <summary>The lines printed since the last call, joined by spaces.</summary>
    public string TakeOutput()
    {
        string output = _output.ToString().Replace("\r\n", " ", StringComparison.Ordinal).TrimEnd();
        _output.Clear();
        return output;
    }

    /// <summary>Calls a method that returns.</summary>
    public object? Call(string method, params object?[] arguments)
    {
        RunResult run = _machine.Call("Program", method, arguments, out object? result);
        Assert.True(run.Outcome == Outcome.Completed, $"{method}: {run.Outcome}, {run.Report}");
        return result;
    }

    /// <summary>Calls a method that does not return, and gives the end of the run.</summary>
    public RunResult End(string method) => _machine.Call("Program", method, [], out _);
}

using System.Text;
using SecureBoot.DeviceSupport;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Loader;
using SecureBoot.Emulator.Results;

namespace SecureBoot.Emulator.Tests.Machines;

/// <summary>A program compiled for the device, with the result and the output of its run.</summary>
internal sealed class DeviceProgram
{
    private readonly StringBuilder _output = new();

    private DeviceProgram(string source, MachineOptions options)
    {
        (byte[] assembly, AssemblySymbols symbols) = DeviceCompiler.Compile("program.cs", source, optimise: true);
        Machine machine = new(options with { Output = text => _output.Append(text) });
        machine.LoadProgram(assembly, symbols);
        Result = machine.Run();
    }

    public RunResult Result { get; }

    public string Output => _output.ToString();

    /// <summary>Compiles and runs statements as the body of Main.</summary>
    public static DeviceProgram OfMain(string statements, MachineOptions? options = null)
    {
        return Source(
            "using System; using System.Threading;\npublic class Program {\n"
                + "static int I(int x) { return x; } static long L(long x) { return x; }\npublic static void Main() {\n"
                + statements + "\n} }",
            options);
    }

    public static DeviceProgram Source(string source, MachineOptions? options = null)
    {
        return new DeviceProgram(
            source, options ?? new MachineOptions { Limits = new Limits { Instructions = 20_000_000 } });
    }
}

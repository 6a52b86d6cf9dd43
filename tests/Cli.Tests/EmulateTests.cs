using System;
using System.Buffers.Binary;
using System.IO;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using SecureBoot.DeviceSupport;
using Xunit;

namespace SecureBoot.Cli.Tests;

public sealed class EmulateTests
{
    private static readonly string s_sensorApp = Path.Combine(AppContext.BaseDirectory, "firmware", "SensorApp.pe");

    [Fact]
    public void Emulate_EndlessProgram_EndsAtItsLimitOfTime()
    {
        CommandResult run = Secureboot.Run("emulate", "--milliseconds", "2500", "--meter", s_sensorApp);

        run.AssertError(1, "ended by TimeLimit: more than 2500 ms of virtual time");
        Assert.Contains("\n2,0,0,0,", run.Output, StringComparison.Ordinal);
        // The emulator checks the limit at a turn of the sampler's thread, once in 50 ms.
        Assert.Matches("device time, ms: 25[0-4]", run.Output);
    }

    [Fact]
    public void Emulate_SameSeed_UsesTheSame()
    {
        string[] arguments = ["emulate", "--milliseconds", "1500", "--json", s_sensorApp];

        string first = Secureboot.Run(arguments).Output;

        Assert.Equal(first, Secureboot.Run(arguments).Output);
        using JsonDocument json = JsonDocument.Parse(first);
        Assert.Equal("TimeLimit", json.RootElement.GetProperty("outcome").GetString());
        Assert.True(json.RootElement.GetProperty("instructions").GetInt64() > 1000);
    }

    [Fact]
    public void Emulate_InstructionLimit_EndsTheRun()
    {
        Secureboot.Run("emulate", "--instructions", "100", s_sensorApp)
            .AssertError(1, "ended by InstructionLimit: more than 100 instructions");
    }

    public static TheoryData<string, string, string> BadPrograms => new()
    {
        { "while (true) { }", "ended by InstructionLimit: more than 200000 instructions", "at Program::Main" },
        { "Console.WriteLine(Down(0).ToString());",
            "ended by UnhandledException: unhandled System.OutOfMemoryException", "more frames" },
        { "ArrayList all = new ArrayList(); while (true) { all.Add(new byte[1000]); }",
            "ended by UnhandledException: unhandled System.OutOfMemoryException", "in program.cs:4" },
        { "throw new InvalidOperationException(\"no\");",
            "ended by UnhandledException: unhandled System.InvalidOperationException: no", "in program.cs:4" },
        { "new Thread(() => { throw new ArgumentException(\"gone\"); }).Start();",
            "a thread ended by unhandled System.ArgumentException: gone", "in program.cs:4" },
        { "Array.Clear(new int[4], 1, int.MaxValue);",
            "ended by MemoryReport: System.Array.Clear: index 1 and length 2147483647 exceed an array of 4",
            "in nf-interpreter: corlib_native_System_Array.cpp:144" },
        { "object a = new object(); object b = new object(); Thread t = new Thread(() => { lock (b) { Thread.Sleep(1); "
            + "lock (a) { } } }); t.Start(); lock (a) { Thread.Sleep(1); lock (b) { } }", "ended by Deadlock:", "" },
    };

    [Theory]
    [MemberData(nameof(BadPrograms))]
    public void Emulate_BadProgram_IsReportedWithItsPlace(string main, string error, string hint)
    {
        using TempFolder folder = new();
        string source = "using System; using System.Collections; using System.Threading;\npublic class Program {\n"
            + "static int Down(int n) { return Down(n + 1) + 1; }\npublic static void Main() { " + main + " } }";
        (byte[] assembly, byte[] symbols) = DeviceCompiler.CompileDll("program.cs", source, optimise: true);
        string path = folder.Write("program.dll", assembly);
        folder.Write("program.pdb", symbols);

        CommandResult run = Secureboot.Run("emulate", "--instructions", "200000", path);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("secureboot: error: " + error, run.Talk, StringComparison.Ordinal);
        Assert.Contains(hint, run.Talk, StringComparison.Ordinal);
    }

    [Fact]
    public void Emulate_ProgramOfDotNet_SaysHowToBuildIt()
    {
        CommandResult run = Secureboot.Run("emulate", Path.Combine(AppContext.BaseDirectory, "SecureBoot.Signer.dll"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("SecureBoot.Signer.dll: the device could not run it", run.Talk, StringComparison.Ordinal);
        Assert.Contains("System.Runtime", run.Talk, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text.dll", "no assembly at all")]
    [InlineData("empty.dll", "")]
    [InlineData("mz.dll", "MZ and nothing behind it")]
    public void Emulate_NoAssembly_IsMisuse(string name, string content)
    {
        using TempFolder folder = new();

        CommandResult run = Secureboot.Run("emulate", folder.Write(name, System.Text.Encoding.ASCII.GetBytes(content)));

        run.AssertError(2, name);
    }

    [Fact]
    public void Emulate_AssembliesThatReferToEachOther_EndInAMessage()
    {
        using TempFolder folder = new();
        const string Source = "public class Here { public static void Main() { } }";
        string plain = folder.Write(
            "b.dll",
            DeviceCompiler.CompileDll("b.cs", Source, optimise: true, OutputKind.DynamicallyLinkedLibrary).Dll);
        string a = folder.Write(
            "a.dll",
            DeviceCompiler.CompileDll(
                "a.cs", "public class A : Here { }", optimise: true, OutputKind.DynamicallyLinkedLibrary, plain).Dll);
        (byte[] b, _) = DeviceCompiler.CompileDll(
            "b.cs", Source + " public class B : A { }", optimise: true, OutputKind.DynamicallyLinkedLibrary, a);

        CommandResult run = Secureboot.Run("emulate", folder.Write("b.dll", b));

        Assert.NotEqual(0, run.ExitCode);
        Assert.DoesNotContain("internal error", run.Talk, StringComparison.Ordinal);
    }

    [Fact]
    public void Emulate_DamagedFiles_EndInAMessage()
    {
        using TempFolder folder = new();
        (byte[] assembly, byte[] symbols) = DeviceCompiler.CompileDll(
            "program.cs",
            "using System; public class Program { static int s_n; public static void Main() { try { s_n++; "
                + "Console.WriteLine(s_n.ToString()); } finally { s_n--; } } }",
            optimise: true);
        Random random = new(20261122);
        for (int i = 0; i < 300; i++)
        {
            folder.Write("program.dll", i % 2 == 0 ? Damage(assembly, random) : assembly);
            folder.Write("program.pdb", i % 2 == 0 ? symbols : Damage(symbols, random));

            CommandResult run = Secureboot.Run("emulate", "--instructions", "5000", folder.File("program.dll"));

            string what = $"{i}: exit code {run.ExitCode}: {run.Talk}";
            Assert.DoesNotContain("internal error", run.Talk, StringComparison.Ordinal);
            Assert.True(run.ExitCode is 0 or 1 or 2, what);
            Assert.True(
                run.ExitCode != 2 || run.Talk.StartsWith("secureboot: error: ", StringComparison.Ordinal), what);
            Assert.True(run.ExitCode == 0 || run.Talk.Length > 0, what);
        }
    }

    public static TheoryData<string> Claims => ["rows", "stream"];

    [Theory]
    [MemberData(nameof(Claims))]
    public void Emulate_SymbolsThatClaimMoreThanTheyHave_TakeNoMemoryForIt(string claim)
    {
        using TempFolder folder = new();
        (byte[] assembly, byte[] symbols) = DeviceCompiler.CompileDll(
            "program.cs", "public class Program { public static void Main() { } }", optimise: true);
        if (claim == "rows")
        {
            int tables = BinaryPrimitives.ReadInt32LittleEndian(
                symbols.AsSpan(symbols.AsSpan().IndexOf("#~\0\0"u8) - 8));
            BinaryPrimitives.WriteInt32LittleEndian(symbols.AsSpan(tables + 24), 0x00FFFFFF);
        }
        else
        {
            int name = symbols.AsSpan().IndexOf("#US\0"u8);
            "#XX\0"u8.CopyTo(symbols.AsSpan(name));
            BinaryPrimitives.WriteInt32LittleEndian(symbols.AsSpan(name - 4), 0x40000000);
        }

        folder.Write("program.pdb", symbols);
        long before = GC.GetAllocatedBytesForCurrentThread();
        CommandResult run = Secureboot.Run("emulate", folder.Write("program.dll", assembly));
        Assert.DoesNotContain("internal error", run.Talk, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 50_000_000);
    }

    private static byte[] Damage(byte[] content, Random random)
    {
        byte[] damaged = [.. content];
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
        }

        return damaged;
    }

    [Theory]
    [InlineData("emulate")]
    [InlineData("emulate", "missing.dll")]
    [InlineData("emulate", "--heap", "1", "x.dll")]
    [InlineData("emulate", "--instructions", "-1", "x.dll")]
    [InlineData("emulate", "--seed", "x", "x.dll")]
    public void Emulate_BadArguments_AreMisuse(params string[] arguments)
    {
        Secureboot.Run(arguments).AssertError(2, "");
    }
}

using System;
using SecureBoot.DeviceSupport;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Loader;
using SecureBoot.Emulator.Results;
using Xunit;

namespace SecureBoot.Emulator.Tests.Machines;

/// <summary>Runs that reach a limit or cannot end by themselves.</summary>
public sealed class LimitTests
{
    [Fact]
    public void EndlessLoop_WithAnInstructionLimit_EndsAtTheLimit()
    {
        DeviceProgram program = DeviceProgram.OfMain(
            "while (true) { }", new MachineOptions { Limits = new Limits { Instructions = 12_345 } });
        Assert.Equal(Outcome.InstructionLimit, program.Result.Outcome);
        Assert.Equal(12_345, program.Result.Meter.Instructions);
        Assert.Equal("program.cs:5", program.Result.Report!.Stack[0].Location);
    }

    [Fact]
    public void Recursion_WithoutEnd_IsOutOfMemoryAsOnTheDevice()
    {
        DeviceProgram program = DeviceProgram.Source("""
            using System;
            public class Program
            {
                static int Deeper(int n) { return Deeper(n + 1) + 1; }
                public static void Main()
                {
                    try { Deeper(0); } catch (OutOfMemoryException) { Console.WriteLine("out of memory"); }
                }
            }
            """);
        Assert.Equal("out of memory\r\n", program.Output);
        Assert.Equal(Outcome.Completed, program.Result.Outcome);
    }

    [Fact]
    public void Heap_Full_ThrowsAndIsUsableAgain()
    {
        DeviceProgram program = DeviceProgram.OfMain("""
            object[] all = new object[1000];
            int n = 0;
            try { for (; n < 1000; n++) { all[n] = new byte[1000]; } }
            catch (OutOfMemoryException) { all = null; Console.WriteLine("full"); }
            byte[] again = new byte[50000];
            Console.WriteLine(n > 50 && n < 100 ? "about a hundred" : n.ToString());
            """);
        Assert.Equal("full\r\nabout a hundred\r\n", program.Output);
    }

    [Fact]
    public void Garbage_OfManyTimesTheHeap_IsCollected()
    {
        DeviceProgram program = DeviceProgram.OfMain("for (int i = 0; i < 1000; i++) { byte[] a = new byte[10000]; }");
        Assert.Equal(Outcome.Completed, program.Result.Outcome);
        Assert.InRange(program.Result.Meter.PeakHeapBytes, 10_000, 40_000);
        Assert.InRange(program.Result.Meter.AllocatedBytes, 10_000_000, 10_100_000);
    }

    [Fact]
    public void UnhandledException_InMain_IsReportedWithItsPlace()
    {
        DeviceProgram program = DeviceProgram.OfMain(
            "Console.WriteLine(\"before\");\nthrow new InvalidOperationException(\"no\");");
        Assert.Equal(Outcome.UnhandledException, program.Result.Outcome);
        Assert.Contains(
            "System.InvalidOperationException: no", program.Result.Report!.What, System.StringComparison.Ordinal);
        Assert.Equal("program.cs:6", program.Result.Report.Stack[0].Location);
        Assert.Equal("before\r\n", program.Output);
    }

    [Fact]
    public void UnhandledException_OnAnotherThread_EndsThatThreadOnly()
    {
        DeviceProgram program = DeviceProgram.OfMain(
            "Thread t = new Thread(() => { throw new Exception(); });\nt.Start();\nt.Join();\n"
                + "Console.WriteLine(\"main goes on\");");
        Assert.Equal("main goes on\r\n", program.Output);
        Assert.Equal(Outcome.Completed, program.Result.Outcome);
    }

    [Fact]
    public void Wait_ForWhatNeverComes_IsADeadlock()
    {
        DeviceProgram program = DeviceProgram.OfMain("new AutoResetEvent(false).WaitOne();");
        Assert.Equal(Outcome.Deadlock, program.Result.Outcome);
    }

    [Fact]
    public void Sleep_AnHour_TakesVirtualTimeOnly()
    {
        DeviceProgram program = DeviceProgram.OfMain("Thread.Sleep(3600000);");
        Assert.InRange(program.Result.Meter.Microseconds, 3_600_000_000, 3_600_100_000);
    }

    [Fact]
    public void Run_WithTheSameSeed_UsesExactlyTheSame()
    {
        const string Statements = "Random r = new Random(); int s = 0; for (int i = 0; i < 100; i++) { s ^= "
            + "r.Next(1000); new Thread(() => { s++; }).Start(); } Console.WriteLine(s.ToString());";
        DeviceProgram first = DeviceProgram.OfMain(Statements);
        DeviceProgram second = DeviceProgram.OfMain(Statements);
        Assert.Equal(first.Output, second.Output);
        Assert.Equal(first.Result.Meter, second.Result.Meter);
    }

    [Theory]
    [InlineData(0, 4096)]
    [InlineData(90, 4096)]
    [InlineData(1000, 4096)]
    [InlineData(1000, 0)]
    public void Collections_OfGarbage_AreAsManyAsItFillsTheHeap(int arrays, int peakStep)
    {
        // An array of 980 bytes takes 1008 bytes of heap, so 97 arrays fill 98 304 bytes.
        DeviceProgram program = DeviceProgram.OfMain(
            "for (int i = 0; i < I(" + arrays + "); i++) { byte[] garbage = new byte[980]; }",
            new MachineOptions { PeakStep = peakStep, Limits = new Limits { HeapBytes = 98_304 } });

        Assert.Equal(Outcome.Completed, program.Result.Outcome);
        Assert.InRange(program.Result.Meter.Collections, arrays / 98, arrays / 90);
    }

    [Fact]
    public void Call_ArgumentsLargerThanTheHeap_IsTheCallersMistake()
    {
        (byte[] assembly, AssemblySymbols symbols) = DeviceCompiler.Compile(
            "program.cs",
            "public class Program { public static int Length(byte[] bytes) { return bytes.Length; } public static void "
                + "Main() { } }",
            optimise: true);
        Machine machine = new(new MachineOptions { Limits = new Limits { HeapBytes = 32 * 1024 } });
        machine.LoadProgram(assembly, symbols);

        Assert.Throws<ArgumentException>(() => machine.Call("Program", "Length", [new byte[40_000]], out _));
        Assert.Throws<ArgumentException>(() => machine.Call("Program", "Length", [new byte[1_000_000]], out _));
        Assert.Equal(
            Outcome.Completed, machine.Call("Program", "Length", [new byte[1000]], out object? length).Outcome);
        Assert.Equal(1000, length);
    }
}

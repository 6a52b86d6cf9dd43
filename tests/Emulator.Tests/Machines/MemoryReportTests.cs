using System.Linq;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Results;
using Xunit;

namespace SecureBoot.Emulator.Tests.Machines;

/// <summary>The emulator stops where the real nanoCLR reads or writes out of bounds or crashes. Firmware cannot catch
/// the stop.</summary>
public sealed class MemoryReportTests
{
    public static TheoryData<string, string> Traps => new()
    {
        { "int[] a = new int[I(0x40000001)];", "the size in bytes wraps: Execution.cpp:1496" },
        { "long[] a = new long[I(0x20000001)];", "the size in bytes wraps: Execution.cpp:1496" },
        { "object[] a = new object[I(0x7FFFFFF8)];", "the size in bytes wraps: Execution.cpp:1496" },
        { "Array.Clear(new int[4], 1, I(int.MaxValue));", "index + length: corlib_native_System_Array.cpp:144" },
        { "Array.Copy(new int[4], 1, new int[4], 1, I(int.MaxValue));",
            "index + length: CLR_RT_HeapBlock_Array.cpp:304" },
        { "Array.IndexOf(new int[4], 5, 1, I(int.MaxValue));", "start + count: corlib_native_System_Array.cpp:113" },
        { "\"abcd\".Substring(1, I(int.MaxValue));", "start + length: corlib_native_System_String.cpp:928" },
        { "string s = new string(new char[4], 1, I(int.MaxValue));", "start + length: CLR_RT_HeapBlock_Array.cpp:178" },
        { "\"abcd\".ToCharArray(1, I(int.MaxValue));", "start + length: CLR_RT_HeapBlock_Array.cpp:178" },
        { "Convert.ToBase64String(new byte[4], 1, I(int.MaxValue));",
            "no check at all: corlib_native_System_Convert.cpp:603" },
        { "int x = I(int.MinValue) / I(-1);", "undefined in C: CLR_RT_HeapBlock.cpp:2120" },
        { "int x = I(int.MinValue) % I(-1);", "undefined in C: CLR_RT_HeapBlock.cpp:2195" },
    };

    [Theory]
    [MemberData(nameof(Traps))]
    public void Trap_InATryBlock_StopsWithTheSourceLine(string statement, string reason)
    {
        DeviceProgram program = DeviceProgram.OfMain(
            "try {\n" + statement + "\n} catch (Exception) { Console.WriteLine(\"caught\"); }");
        Assert.True(program.Result.Outcome == Outcome.MemoryReport, reason + ": " + program.Result);
        Assert.Equal("program.cs:6", program.Result.Report!.Stack.First(entry => entry.Location is not null).Location);
        Assert.Contains(program.Result.Report.Stack, entry => entry.Method == "Program::Main");
        Assert.Empty(program.Output);
    }

    [Fact]
    public void ByteArray_TooLarge_IsOutOfMemoryAsOnTheDevice()
    {
        DeviceProgram program = DeviceProgram.OfMain(
            "try { byte[] a = new byte[I(int.MaxValue)]; } catch (OutOfMemoryException) { Console.WriteLine(\"out of "
                + "memory\"); }");
        Assert.Equal("out of memory\r\n", program.Output);
    }

    public static TheoryData<string, string> Escapes => new()
    {
        { "int[] b = new int[3]; int a = b[L(0x100000000)];", "conv.ovf.i: index 4294967296 is cut to 0" },
        { "byte[] b = new byte[3]; byte a = b[L(0x100000001)];", "conv.ovf.i: index 4294967297 is cut to 1" },
        { "byte[] b = new byte[3]; b[L(-0x100000000)] = 1;", "conv.ovf.i: index -4294967296 is cut to 0" },
        { "byte a = new SpanByte(new byte[8], 2, 4)[I(-1)];",
            "System.SpanByte.get_Item: start -1 and length 1 leave the slice" },
        { "SpanByte s = new SpanByte(new byte[8], 2, 4); s[I(-2)] = 1;",
            "System.SpanByte.set_Item: start -2 and length 1 leave the slice" },
        { "SpanByte s = new SpanByte(new byte[8], 1, I(int.MaxValue));",
            "System.SpanByte..ctor: start 1 and length 2147483647 leave the slice" },
        { "SpanByte s = new SpanByte(new byte[8], 2, 4).Slice(1, I(int.MaxValue));",
            "System.SpanByte.Slice: start 1 and length 2147483647 leave the slice" },
    };

    [Theory]
    [MemberData(nameof(Escapes))]
    public void Escape_WithinTheArray_StopsUnlessToldToGoOn(string statement, string what)
    {
        string source = "try {\n" + statement + "\n} catch (Exception) { Console.WriteLine(\"caught\"); }";
        DeviceProgram strict = DeviceProgram.OfMain(source);
        Assert.Equal(Outcome.MemoryReport, strict.Result.Outcome);
        Assert.Equal(what, strict.Result.Report!.What);
        Assert.Equal(
            Outcome.Completed,
            DeviceProgram.OfMain(source, new MachineOptions { StopsAtEscapes = false }).Result.Outcome);
    }
}

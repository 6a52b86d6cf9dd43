using System.Collections.Generic;
using System.Text;
using Microsoft.CodeAnalysis;
using SecureBoot.Emulator.Tests.Programs;
using Xunit;

namespace SecureBoot.Emulator.Tests.Machines;

/// <summary>Interpolated strings, and strings with characters added, print the same whether the host's compiler wrote them or the device's.</summary>
public sealed class HostTextTests
{
    [Theory]
    [InlineData("int n = I(7); Console.WriteLine($\"n = {n}\");", "n = 7")]
    [InlineData("int n = I(-7); Console.WriteLine($\"{n}{n + 1}|{n:D4}|{n,6}|{n,-6}|\");", "-7-6|-0007|    -7|-7    |")]
    [InlineData("byte b = (byte)I(255); Console.WriteLine($\"{b:X2} {b}\");", "FF 255")]
    [InlineData("long l = L(long.MaxValue); uint u = (uint)I(-1); Console.WriteLine($\"{l} {u}\");", "9223372036854775807 4294967295")]
    [InlineData("string s = I(1) > 0 ? \"text\" : null; Console.WriteLine($\"{s}, {s,6}|\");", "text,   text|")]
    [InlineData("string s = I(1) > 0 ? null : \"text\"; object o = s; Console.WriteLine($\"[{s}] [{o}]{I(1)}\");", "[] []1")]
    [InlineData("bool b = I(1) > 0; char c = (char)I(65); Console.WriteLine($\"{b} {c} {(b ? I(3) : I(4))}\");", "True A 3")]
    [InlineData("double d = I(5) / 2.0; Console.WriteLine($\"{d:F2} {d,8:F1}|\");", "2.50      2.5|")]
    [InlineData("DayOfWeek day = (DayOfWeek)I(2); Console.WriteLine($\"{day} {new object() != null}\");", "2 True")]
    [InlineData("string s = \"a\"; char c = (char)I(98); s = s + c; s += (char)I(120); Console.WriteLine(s + c + \"z\" + (char)I(113)); Console.WriteLine(c + s + c);", "abxbzq\r\nbabxb")]
    [InlineData("string s = I(1) > 0 ? null : \"a\"; char c = (char)I(98); Console.WriteLine(s + c);", "b")]
    [InlineData("for (int i = 0; i < I(3); i++) { try { Console.Write($\"{i}{(i == 1 ? throw new Exception() : i)} \"); } catch (Exception) { Console.Write(\"x \"); } }", "00 x 22 ")]
    [InlineData("Console.WriteLine(System.IO.Path.Combine(\"I:\\\\a\", \"b.c\")); Console.WriteLine(System.IO.Path.DirectorySeparatorChar.ToString() + System.IO.Path.PathSeparator);", "I:\\a\\b.c\r\n\\;")]
    public void Text_FromEitherCompiler_IsTheSame(string statements, string expected)
    {
        Assert.Equal(expected, Print(statements, DeviceCompiler.HostLibrary).TrimEnd('\r', '\n'));
        Assert.Equal(expected, Print(statements, references: null).TrimEnd('\r', '\n'));
    }

    private static string Print(string statements, IEnumerable<MetadataReference>? references)
    {
        string source = "using System; public class Program { static int I(int x) { return x; } static long L(long x) { return x; }\npublic static void Main() {\n" + statements + "\n} }";
        (byte[] assembly, byte[] symbols) = DeviceCompiler.Compile("text.cs", source, optimise: true, references: references);
        StringBuilder output = new();
        Machine machine = new(new MachineOptions { Output = text => output.Append(text), Limits = new Limits { Instructions = 1_000_000 } });
        machine.Load(assembly, symbols);
        RunResult result = machine.Run();
        Assert.True(result.Outcome == Outcome.Completed, result.Report?.ToString());
        return output.ToString();
    }
}

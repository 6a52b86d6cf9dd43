using System;
using System.IO;
using Microsoft.CodeAnalysis;
using SecureBoot.DeviceSupport;
using SecureBoot.Emulator.Loader;
using SecureBoot.Emulator.Results;
using Xunit;

namespace SecureBoot.Emulator.Tests.Machines;

/// <summary>An assembly with a reference to a missing part is refused at load, as on the device, and the refusal names
/// each missing part.</summary>
public sealed class RefusalTests
{
    private const string Library = "public class Helper { public int Count; public static int Twice(int n) { return 2 "
        + "* n; } public class Inner { } }";
    private const string Program = "public class Program { public static void Main() { new Helper().Count = "
        + "Helper.Twice(1); new Helper.Inner(); } }";

    [Fact]
    public void Load_WithoutALibrary_NamesTheLibraryAndWhoNeedsIt()
    {
        Offence offence = Assert.Single(Refuse(Program, null).Offences);
        Assert.Equal("the assembly library 0.0.0.0 is not loaded, needed by program", offence.ToString());
    }

    [Theory]
    [InlineData("public class Other { }", "library 0.0.0.0 has no type Helper")]
    [InlineData(
        "public class Helper { public int Count; public static int Twice(int n) { return 2 * n; } }",
        "library 0.0.0.0 has no type Helper/Inner")]
    [InlineData(
        "public class Helper { public long Count; public static int Twice(int n) { return 2 * n; } public class Inner "
            + "{ } }",
        "Helper of library has no field Count")]
    [InlineData(
        "public class Helper { public int Count; public static int Twice(long n) { return 2; } public class Inner { } "
            + "}",
        "Helper of library has no method Twice(System.Int32)")]
    public void Load_WithAnotherLibraryOfTheName_NamesWhatItLacks(string library, string what)
    {
        Assert.Equal(what, Assert.Single(Refuse(Program, library).Offences).What);
    }

    [Fact]
    public void Load_WithAnotherMinorVersion_SaysBothVersions()
    {
        const string Version = "[assembly: System.Reflection.AssemblyVersion(\"1.3.0.0\")] ";
        Assert.Equal(
            "the assembly library has version 1.3.0.0, not 0.0",
            Assert.Single(Refuse(Program, Version + Library).Offences).What);
    }

    [Fact]
    public void Load_ASecondAssemblyOfOneName_IsRefused()
    {
        (byte[] assembly, AssemblySymbols symbols) = DeviceCompiler.Compile(
            "library.cs", Library, optimise: true, OutputKind.DynamicallyLinkedLibrary);
        Machine machine = new();
        machine.Load(assembly, symbols);
        RefusedException refused = Assert.Throws<RefusedException>(() => machine.Load(assembly, symbols));
        Assert.Contains("an assembly of this name is loaded already", refused.Message, StringComparison.Ordinal);
    }

    // Compiles a program against one library and loads it with another library or with none.
    private static RefusedException Refuse(string program, string? library)
    {
        string folder = Directory.CreateTempSubdirectory("secureboot-test-").FullName;
        try
        {
            string reference = Path.Combine(folder, "library.dll");
            File.WriteAllBytes(
                reference,
                DeviceCompiler.CompileDll("library.cs", Library, optimise: true, OutputKind.DynamicallyLinkedLibrary)
                    .Dll);
            (byte[] assembly, AssemblySymbols symbols) = DeviceCompiler.Compile(
                "program.cs", program, optimise: true, OutputKind.ConsoleApplication, reference);
            Machine machine = new();
            if (library is not null)
            {
                machine.Load(
                    DeviceCompiler.Compile("library.cs", library, optimise: true, OutputKind.DynamicallyLinkedLibrary)
                        .Pe);
            }

            return Assert.Throws<RefusedException>(() => machine.Load(assembly, symbols));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(5000)]
    public void Load_BytesThatAreNoAssembly_SaysSo(int length)
    {
        byte[] bytes = new byte[length];
        new Random(7).NextBytes(bytes);
        Assert.Throws<BadImageFormatException>(() => new Machine().Load(bytes));
    }
}

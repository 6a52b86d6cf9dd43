using System;
using System.IO;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using SecureBoot.DeviceSupport;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>emulate: combinations of assemblies that run together, and combinations that do not.</summary>
public sealed class EmulateLibraryTests : IDisposable
{
    private const string Library = "public static class Words { public static string Hello() => \"hello\"; }";
    private const string Program =
        "public class Program { public static void Main() => System.Console.WriteLine(Words.Hello()); }";

    private readonly TempFolder _folder = new();

    public EmulateLibraryTests()
    {
        Directory.CreateDirectory(_folder.File("lib"));
        Directory.CreateDirectory(_folder.File("other"));
        WriteDll("lib/Words", Version("1.2.3.4") + Library, OutputKind.DynamicallyLinkedLibrary);
        WriteDll("App", Program, OutputKind.ConsoleApplication);
    }

    public void Dispose()
    {
        _folder.Dispose();
    }

    [Fact]
    public void Emulate_Pe_FindsItsLibraryAmongTheGivenOrBesideIt()
    {
        string app = WritePe("App");
        string library = WritePe("lib/Words");
        string moved = _folder.File("other/AnyName.pe");
        File.Move(library, moved);

        Assert.Equal("hello\r\n", Secureboot.Run("emulate", app, moved).AssertDone().Output);
        File.Copy(moved, _folder.File("Words.pe"));
        Assert.Equal("hello\r\n", Secureboot.Run("emulate", app).AssertDone().Output);
    }

    [Fact]
    public void Emulate_DllForTheDevice_IsProcessedFirst()
    {
        Assert.Equal(
            "hello\r\n",
            Secureboot.Run("emulate", _folder.File("App.dll"), _folder.File("lib/Words.dll")).AssertDone().Output);
    }

    [Fact]
    public void Emulate_BaseLibraryAsPublished_IsTakenAndAnotherIsNot()
    {
        string app = WritePe("App");
        string library = WritePe("lib/Words");

        Secureboot.Run("emulate", app, library, DeviceFolder.File("mscorlib.pe")).AssertDone();
        Secureboot.Run("emulate", app, library, _folder.Write("mscorlib.pe", DevicePe.Make("mscorlib")))
            .AssertError(
                2, "mscorlib.pe: found another mscorlib, expected the one of nanoFramework.CoreLibrary 1.17.11");
    }

    [Fact]
    public void Emulate_MissingLibrary_IsNamedWithWhoRefersToIt()
    {
        Secureboot.Run("emulate", WritePe("App"))
            .AssertError(1, "cannot load App: the assembly Words 1.2.3.4 is not loaded, needed by App");
    }

    [Fact]
    public void Emulate_LibraryOfAnotherMinorVersion_IsNamedWithBothVersions()
    {
        string app = WritePe("App");
        WriteDll("other/Words", Version("1.3.3.4") + Library, OutputKind.DynamicallyLinkedLibrary);
        WriteDll("lib/Words", Version("1.2.9.9") + Library, OutputKind.DynamicallyLinkedLibrary);

        Secureboot.Run("emulate", app, WritePe("other/Words"))
            .AssertError(1, "cannot load App: the assembly Words has version 1.3.3.4, not 1.2, needed by App");
        Secureboot.Run("emulate", app, WritePe("lib/Words")).AssertDone();
    }

    [Fact]
    public void Emulate_LibraryWithoutTheMethod_IsRefused()
    {
        string app = WritePe("App");
        WriteDll(
            "lib/Words",
            Version("1.2.3.4") + Library.Replace("Hello", "Hi", StringComparison.Ordinal),
            OutputKind.DynamicallyLinkedLibrary);

        CommandResult run = Secureboot.Run("emulate", app, WritePe("lib/Words")).AssertError(1, "cannot load App: ");
        Assert.Contains("Hello", run.Talk, StringComparison.Ordinal);
    }

    [Fact]
    public void Emulate_TwoAssembliesOfOneName_AreNamed()
    {
        string app = WritePe("App");
        string library = WritePe("lib/Words");
        File.Copy(library, _folder.File("other/Words.pe"));

        Secureboot.Run("emulate", app, library, _folder.File("other/Words.pe"))
            .AssertError(2, $"other/Words.pe: found the assembly Words, which {library} is too");
    }

    [Fact]
    public void Emulate_NativeChecksumThatNoFirmwareHas_IsNamed()
    {
        string app = WritePe("App");

        CommandResult run = Secureboot.Run(
            "emulate",
            app,
            WritePe("lib/Words"),
            _folder.Write("Odd.pe", DevicePe.Make("System.Device.Gpio", native: 0x12345678)));

        run.AssertError(1, "cannot load System.Device.Gpio: ");
        Assert.Contains("12345678", run.Talk, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "second generation",
        "the assembly is of nanoFramework's second generation (NFMRK2), which firmware 1.x does not load")]
    [InlineData("cut off", "the table ")]
    [InlineData("marker only", "8 bytes: shorter than the header of 124 bytes")]
    [InlineData("empty", "found nothing in it")]
    public void Emulate_BadLibrary_IsMisuseThatNamesTheFile(string fault, string fragment)
    {
        string app = WritePe("App");
        byte[] good = File.ReadAllBytes(WritePe("lib/Words"));
        byte[] bad = fault switch
        {
            "second generation" => [.. "NFMRK2"u8, .. good[6..]],
            "cut off" => good[..^4],
            "marker only" => good[..8],
            _ => [],
        };

        Secureboot.Run("emulate", app, _folder.Write("Words.pe", bad)).AssertError(2, "Words.pe: " + fragment);
        Secureboot.Run("emulate", app).AssertError(2, "Words.pe: " + fragment);
    }

    [Fact]
    public void Emulate_Json_HasOutputAndOutcome()
    {
        using JsonDocument json = JsonDocument.Parse(
            Secureboot.Run("emulate", "--json", WritePe("App"), WritePe("lib/Words")).AssertDone().OutputBytes);

        Assert.Equal(
            ("Completed", "hello\r\n"),
            (json.RootElement.GetProperty("outcome").GetString(), json.RootElement.GetProperty("output").GetString()));
    }

    private static string Version(string version) => $"[assembly: System.Reflection.AssemblyVersion(\"{version}\")] ";

    private string WritePe(string name)
    {
        string library = _folder.File("lib/Words.dll");
        byte[] pe = DeviceCompiler.Process(File.ReadAllBytes(_folder.File(name + ".dll")), null, library).Pe;
        return _folder.Write(name + ".pe", pe);
    }

    private void WriteDll(string name, string source, OutputKind kind)
    {
        string[] references = kind == OutputKind.ConsoleApplication ? [_folder.File("lib/Words.dll")] : [];
        _folder.Write(
            name + ".dll",
            DeviceCompiler.CompileDll(Path.GetFileName(name) + ".cs", source, optimise: true, kind, references).Dll);
    }
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SecureBoot.PeFormat;
using SecureBoot.PeFormat.Checks;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Emulator.Tests.Firmware;

/// <summary>Finding nanoFramework's own emulator and the device build.</summary>
public sealed class NanoClrTests : IDisposable
{
    private static readonly string[] s_files =
    [
        "mscorlib.pe", "nanoFramework.Runtime.Events.pe", "nanoFramework.Runtime.Native.pe",
        "nanoFramework.System.Text.pe", "System.IO.Streams.pe", "System.Net.pe", "System.Net.Http.pe",
        "nanoFramework.TestFramework.pe", "SecureBoot.Buffers.pe", "SecureBoot.pe", "SecureBoot.Sensors.pe",
        "SecureBoot.Updates.pe", "NFUnitTest.pe", "nanoFramework.UnitTestLauncher.pe",
    ];

    private readonly Dictionary<string, string> _variables = [];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("secureboot-nanoclr-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Find_WithNothingThere_SaysWhatIsMissing()
    {
        Assert.Null(Find(out string reason));
        Assert.Equal("left out: nanoclr is not on the path, and SECUREBOOT_NANOCLR does not name it", reason);
    }

    [Fact]
    public void Find_WithoutADeviceBuild_SaysSo()
    {
        AddProgram("nanoclr");
        Assert.Null(Find(out string reason));
        Assert.Equal(
            "left out: there is no device build of tests/Firmware.Tests, and SECUREBOOT_DEVICE_BUILD names no folder "
                + "with its .pe files",
            reason);
    }

    [Theory]
    [InlineData("nanoclr", true)]
    [InlineData("nanoclr.exe", true)]
    public void Find_ToolOnThePath_RunsIt(string name, bool isTool)
    {
        AddProgram(name);
        AddBuild("out");
        NanoClr? found = Find(out _);
        Assert.NotNull(found);
        Assert.Equal(Path.Combine(_folder.FullName, name), found.Program);
        Assert.Equal(isTool ? ["run", "--assemblies", .. s_files] : s_files, found.Arguments);
    }

    [Fact]
    public void Find_RunnerNamedByTheVariable_TakesTheFilesAlone()
    {
        AddProgram("nanoFramework.nanoCLR.test");
        _variables["SECUREBOOT_NANOCLR"] = Path.Combine(_folder.FullName, "nanoFramework.nanoCLR.test");
        AddBuild("out");
        Assert.Equal(s_files, Find(out _)?.Arguments);
    }

    [Fact]
    public void Find_VariableThatNamesNoFile_IsAnError()
    {
        _variables["SECUREBOOT_NANOCLR"] = Path.Combine(_folder.FullName, "nothing");
        Assert.Contains(
            "found no such file",
            Assert.Throws<InvalidOperationException>(() => Find(out _)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Find_FolderNamedByTheVariableWithoutAFile_IsAnError()
    {
        AddProgram("nanoclr");
        AddBuild("asked");
        File.Delete(Path.Combine(_folder.FullName, "asked", "SecureBoot.pe"));
        _variables["SECUREBOOT_DEVICE_BUILD"] = Path.Combine(_folder.FullName, "asked");
        Assert.Contains(
            "found no SecureBoot.pe in it",
            Assert.Throws<InvalidOperationException>(() => Find(out _)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Find_TwoDeviceBuilds_TakesTheNewer()
    {
        AddProgram("nanoclr");
        AddBuild("out");
        AddBuild("older");
        File.SetLastWriteTimeUtc(
            Path.Combine(_folder.FullName, "older", "NFUnitTest.pe"),
            new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.Equal(Path.Combine(_folder.FullName, "out"), Find(out _)?.Folder);
    }

    [Fact]
    public void Arguments_NameAllThatTheFirmwareTestsReferTo()
    {
        PeFile assembly = CheckedPe.Read(File.ReadAllBytes(Path.ChangeExtension(FirmwareTestList.AssemblyPath, ".pe")));
        IEnumerable<string> referred = assembly.AssemblyRefs.Select(reference => assembly.Text(reference.Name) + ".pe");
        Assert.All(referred, name => Assert.Contains(name, s_files));
    }

    [Fact]
    public void Run_StillRunningWhenItsTimeIsOver_IsStopped()
    {
        ToolRun run = ToolRun.Of("dotnet", ["--info"], _folder.FullName, TimeSpan.Zero);
        Assert.True(run.IsTimedOut);
    }

    [Fact]
    public void Run_OfWhatIsNoProgram_SaysSo()
    {
        AddProgram("nanoclr");
        Assert.Throws<InvalidOperationException>(
            () => ToolRun.Of(Path.Combine(_folder.FullName, "nanoclr"), [], _folder.FullName, TimeSpan.FromMinutes(1)));
    }

    private NanoClr? Find(out string reason)
    {
        _variables["PATH"] = _folder.FullName;
        string[] outputs = [Path.Combine(_folder.FullName, "older"), Path.Combine(_folder.FullName, "out")];
        return NanoClr.Find(name => _variables.GetValueOrDefault(name), outputs, out reason);
    }

    private void AddProgram(string name) => File.WriteAllText(Path.Combine(_folder.FullName, name), "");

    private void AddBuild(string name)
    {
        string folder = _folder.CreateSubdirectory(name).FullName;
        foreach (string file in s_files)
        {
            File.WriteAllText(Path.Combine(folder, file), "");
        }
    }
}

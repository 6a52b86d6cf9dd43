using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using SecureBoot.DeviceSupport;
using SecureBoot.Signer.ImageBodies;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>flash with a stand-in for nanoff that answers as a test says.</summary>
public sealed class FlashTests : IDisposable
{
    private const int DeploySize = 0x1C0000;

    private readonly FlashBench _bench = new();

    public void Dispose()
    {
        _bench.Dispose();
    }

    [Fact]
    public void Flash_Everything_CallsNanoffWithExactlyThese()
    {
        string output = _bench.Flash().AssertDone().Output;

        Assert.Equal(
            [
                "--version",
                $"--platform esp32 --serialport {_bench.Port} --devicedetails -v n --suppressnanoffversioncheck",
                $"--platform esp32 --target ESP32_REV3 --serialport {_bench.Port} --update -v m "
                    + "--suppressnanoffversioncheck",
                $"--platform esp32 --target ESP32_REV3 --serialport {_bench.Port} --deploy --image "
                    + $"{_bench.Work}/deployment.bin --address 0x1E0000 -v n --suppressnanoffversioncheck",
                $"--filedeployment {_bench.Work}/files.json -v n --suppressnanoffversioncheck",
                $"--filedeployment {_bench.Work}/old-files.json -v n --suppressnanoffversioncheck",
                $"--platform esp32 --serialport {_bench.Port} --devicedetails -v n --suppressnanoffversioncheck",
                $"--nanodevice --devicedetails --serialport {_bench.Port} -v n --suppressnanoffversioncheck",
            ],
            _bench.Nanoff.Calls);
        Assert.EndsWith(
            """
            nanoff: 2.5.162
            board: ESP32, revision v3, 4MB of flash
            firmware: written by nanoff's word; the report says what runs
            boot: written, read back and the same
            app: written as I:\slot_a.img, not read back: nanoff reads no file, and the boot stage verifies it
            report: ESP32_REV3, nanoCLR 1.17.0.339, boot stage loaded
            application: Blink loaded

            """,
            output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Flash_Deployment_FillsTheWholePartition()
    {
        _bench.Flash().AssertDone();

        byte[] deployment = File.ReadAllBytes(_bench.Deployment);
        byte[] partition = File.ReadAllBytes(_bench.Work + "/deployment.bin");
        Assert.Equal(DeploySize, partition.Length);
        Assert.Equal(deployment, partition[..deployment.Length]);
        Assert.All(partition[deployment.Length..].Distinct(), value => Assert.Equal(0xFF, value));
    }

    [Fact]
    public void Flash_WithoutABootStage_MakesTheDeploymentOfWhatTheBuildLeft()
    {
        string folder = _bench.PathOf("artifacts/bin/BootStage/release");
        Directory.CreateDirectory(folder);
        foreach (string file in Directory.GetFiles(DeviceFolder.FullName, "*.pe"))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        CommandResult result = _bench.Bare("--port", _bench.Port, "--nanoff", _bench.Nanoff.Tool, "--only", "boot")
            .AssertDone();

        Assert.Contains($"boot stage: {folder}, 13 assemblies, ", result.Output, StringComparison.Ordinal);
        Assert.Contains(
            "warning: found the virtual board's own nanoFramework.Runtime.Events, ",
            result.Talk,
            StringComparison.Ordinal);
        string[] names = [.. new DeploymentReader(File.ReadAllBytes(_bench.Work + "/deployment.bin")).Assemblies
            .Select(assembly => assembly.Name)];
        Assert.Equal(13, names.Length);
        Assert.Equal(("mscorlib", "BootStage"), (names[0], names[^1]));
        Assert.DoesNotContain("SensorApp", names);
    }

    [Fact]
    public void Flash_Files_AreTheImageAndWhatItReplaces()
    {
        _bench.Flash().AssertDone();

        // flash deletes the old file first: the storage of some boards overwrites an existing file without truncating
        // it.
        Assert.Equal(
            [(@"I:\slot_a.img", null), (@"I:\slot_a.img", _bench.Work + "/image.img")], ReadFiles("files.json"));
        Assert.Equal(
            [(@"I:\journal0", null), (@"I:\journal1", null), (@"I:\slot_b.img", null)], ReadFiles("old-files.json"));
        Assert.Equal(File.ReadAllBytes(_bench.Image), File.ReadAllBytes(_bench.Work + "/image.img"));
    }

    [Theory]
    [InlineData("firmware", "version probe firmware probe report")]
    [InlineData("boot", "version probe boot probe report")]
    [InlineData("app", "version app app probe report")]
    public void Flash_Only_RunsThatStep(string step, string expected)
    {
        _bench.Flash("--only", step).AssertDone();
        Assert.Equal(expected, string.Join(' ', _bench.Nanoff.Calls.Select(Kind)));
    }

    [Theory]
    [InlineData("firmware", "version probe firmware boot app app probe report")]
    [InlineData("boot", "version probe boot app app probe report")]
    [InlineData("app", "version app app probe report")]
    public void Flash_From_RunsThatStepAndThoseAfterIt(string step, string expected)
    {
        _bench.Flash("--from", step).AssertDone();
        Assert.Equal(expected, string.Join(' ', _bench.Nanoff.Calls.Select(Kind)));
    }

    [Fact]
    public void Flash_OnlyFirmware_NeedsNoFiles()
    {
        _bench.Bare("--only", "firmware", "--port", _bench.Port, "--nanoff", _bench.Nanoff.Tool).AssertDone();
        Assert.False(Directory.Exists(_bench.Work));
    }

    [Fact]
    public void Flash_EraseAndVersion_GoToTheFirmwareOnly()
    {
        _bench.Flash("--erase", "--firmware-version", "1.17.0.339").AssertDone();
        Assert.Contains(
            "--update --fwversion 1.17.0.339 --masserase -v m", _bench.Nanoff.Calls[2], StringComparison.Ordinal);
        Assert.Single(_bench.Nanoff.Calls, call => call.Contains("--masserase", StringComparison.Ordinal));
    }

    [Fact]
    public void Flash_DryRun_PrintsTheCallsThatItWouldMake()
    {
        string[] planned = [.. _bench.Flash("--dry-run").AssertDone().Output.Split('\n')
            .Where(line => line.StartsWith("would run: ", StringComparison.Ordinal))];
        Assert.Empty(_bench.Nanoff.Calls);

        _bench.Flash().AssertDone();
        Assert.Equal(_bench.Nanoff.Calls.Select(call => $"would run: {_bench.Nanoff.Tool} {call}"), planned);
    }

    [Fact]
    public void Flash_Twice_DoesTheSameAgain()
    {
        _bench.Flash().AssertDone();
        string[] first = _bench.Nanoff.Calls;
        _bench.Nanoff.Forget();
        _bench.Flash().AssertDone();
        Assert.Equal(first, _bench.Nanoff.Calls);
    }

    [Fact]
    public void Flash_PortOfNfConfig_IsUsedUnlessAnotherIsGiven()
    {
        _bench.Configure("/dev/ttyUSB0", _bench.Port);
        _bench.Bare("--only", "firmware", "--nanoff", _bench.Nanoff.Tool).AssertDone();
        Assert.Contains(_bench.Port, _bench.Nanoff.Calls[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Flash_OtherTarget_TakesItsOwnAddress()
    {
        _bench.ConfigureTarget("ESP32_S3_OCTAL");
        string output = _bench.Flash("--dry-run").AssertDone().Output;
        Assert.Contains("--target ESP32_S3_OCTAL", output, StringComparison.Ordinal);
        Assert.Contains("--address 0x1B0000", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("probe", "probe-no-revision", "board: ESP32, revision not told, 4MB of flash")]
    [InlineData("boot", "boot-not-read-back", "boot: written, not read back by nanoff")]
    [InlineData("version", "version-oldest", "nanoff: 2.5.157")]
    [InlineData("report", "report-without-app", "application: Blink not loaded so far: the board verifies it first")]
    public void Flash_OtherGoodWords_AreGood(string step, string vector, string line)
    {
        _bench.Nanoff.Answer(step, vector);
        Assert.Contains(line + "\n", _bench.Flash().AssertDone().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Flash_LongTargetName_IsComparedAsFarAsTheDeviceTellsIt()
    {
        _bench.ConfigureTarget("ESP32_PSRAM_BLE_GenericGraphic_REV3");
        _bench.Nanoff.Answer("report", "report-long-target");
        _bench.Flash().AssertDone();
    }

    [Fact]
    public void Flash_BootStageWithoutTheKey_IsWarnedOf()
    {
        _bench.WriteDeployment(DevicePe.Make("mscorlib", major: 0), DevicePe.Make("BootStage"));
        Assert.Contains(
            "warning: the boot stage does not hold the key",
            _bench.Flash().AssertDone().Talk,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Flash_BoardThatDoesNotRestart_IsWarnedOfAndAskedForItsReport()
    {
        _bench.Nanoff.Answer("restart", "no-bootloader");
        CommandResult result = _bench.Flash("--only", "app").AssertDone();
        Assert.Contains(
            "warning: restart: found no bootloader that answers at ", result.Talk, StringComparison.Ordinal);
        Assert.Contains("report: ESP32_REV3", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Flash_ToolNamedByTheEnvironment_IsTaken()
    {
        Dictionary<string, string> environment = new() { [Provisioning.Flashing.Nanoff.Variable] = _bench.Nanoff.Tool };
        using SecurebootProcess process = SecurebootProcess.Start(
            SecurebootProcess.Executable,
            ["flash", "--config", _bench.Config, "--only", "firmware", "--port", _bench.Port],
            environment);
        (await process.Finish()).AssertDone();
        Assert.Equal(5, _bench.Nanoff.Calls.Length);
    }

    [Fact]
    public void Flash_OnATerminal_ShowsWhatNanoffSays()
    {
        CommandResult result = Secureboot.Run(
            [
                "flash", "--config", _bench.Config, "--only", "firmware", "--port", _bench.Port, "--nanoff",
                _bench.Nanoff.Tool,
            ], isTerminal: true, hasColour: false);
        result.AssertDone().AssertStyle();
        Assert.Contains("working: nanoff: Flash size 4MB", result.Talk, StringComparison.Ordinal);
    }

    private (string?, string?)[] ReadFiles(string name)
    {
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(Path.Combine(_bench.Work, name)));
        Assert.Equal(_bench.Port, json.RootElement.GetProperty("serialport").GetString());
        return [.. json.RootElement.GetProperty("files").EnumerateArray().Select(file => (
            file.GetProperty("DestinationFilePath").GetString(),
            file.TryGetProperty("SourceFilePath", out JsonElement source) ? source.GetString() : null))];
    }

    private static string Kind(string call)
    {
        return call switch
        {
            "--version" => "version",
            _ when call.Contains("--nanodevice", StringComparison.Ordinal) => "report",
            _ when call.Contains("--filedeployment", StringComparison.Ordinal) => "app",
            _ when call.Contains("--deploy ", StringComparison.Ordinal) => "boot",
            _ when call.Contains("--update", StringComparison.Ordinal) => "firmware",
            _ => "probe",
        };
    }
}

using System;
using System.IO;
using System.Linq;
using SecureBoot.DeviceSupport;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>Faults in the inputs, in nanoff and in the board: one error each, and no later step runs.</summary>
public sealed class BadFlashTests : IDisposable
{
    private readonly FlashBench _bench = new();

    public void Dispose()
    {
        _bench.Dispose();
    }

    // step, nanoff's output in this step, calls of nanoff in all, fragment of the error
    [Theory]
    [InlineData("probe", "port-missing", 2, "probe: found a port that cannot be opened, at ", "--from firmware")]
    [InlineData("probe", "port-busy-windows", 2, "probe: found no permission for the port ", "--from firmware")]
    [InlineData("probe", "port-busy-linux", 2, "in use by another program; nanoff says: Error E4000: Error executing",
        "--from firmware")]
    [InlineData("probe", "port-no-permission", 2, "probe: found no permission for the port ", "--from firmware")]
    [InlineData("probe", "port-locked", 2, "probe: found a port that another program has, at ", "--from firmware")]
    [InlineData("probe", "no-bootloader", 2, "probe: found no bootloader that answers at ", "--from firmware")]
    [InlineData(
        "probe", "no-operation", 2, "probe: found a nanoff that did nothing with --platform esp32", "--from firmware")]
    [InlineData("probe", "probe-other-chip", 2,
        "probe: found a board with ESP32-S3, expected ESP32 for the target ESP32_REV3", "--from firmware")]
    [InlineData(
        "probe", "probe-other-flash", 2, "probe: found a board with 16MB of flash, expected 4MB", "--from firmware")]
    [InlineData("probe", "probe-no-details", 2, "probe: found no word on the chip", "--from firmware")]
    [InlineData("firmware", "firmware-not-found", 3, "firmware: found no firmware of that name and version, at ",
        "--from firmware")]
    [InlineData("firmware", "firmware-no-network", 3, "firmware: found a download that failed, at ", "--from firmware")]
    [InlineData(
        "firmware", "firmware-not-written", 3, "firmware: found a flash that was not written, at ", "--from firmware")]
    [InlineData("firmware", "firmware-failed", 3, "firmware: found a chip that did not do it, at ", "--from firmware")]
    [InlineData(
        "firmware", "firmware-code-only", 3, "firmware: found nanoff ending with exit code 160", "--from firmware")]
    [InlineData("firmware", "no-operation", 3, "firmware: found a nanoff that did nothing", "--from firmware")]
    [InlineData("boot", "boot-not-written", 4, "boot: found a chip that did not do it, at ", "--from boot")]
    [InlineData("boot", "boot-other-address", 4, "boot: found no word that the deployment was written at 0x001E0000",
        "--from boot")]
    [InlineData(
        "boot", "boot-cut-off", 4, "boot: found no word that the deployment was written at 0x001E0000", "--from boot")]
    [InlineData(
        "boot", "boot-silent", 4, "boot: found no word that the deployment was written at 0x001E0000", "--from boot")]
    [InlineData(
        "app", "app-refused", 5, @"app: found a board that did not take the image as I:\slot_a.img", "--from app")]
    [InlineData(
        "app", "app-exception", 5, @"app: found a board that did not take the image as I:\slot_a.img", "--from app")]
    [InlineData(
        "app", "app-other-file", 5, @"app: found no word that the image was written as I:\slot_a.img", "--from app")]
    [InlineData("app", "app-no-device", 5, "app: found no nanoCLR that answers at the port, at ", "--from app")]
    [InlineData("app", "app-not-ready", 5, "app: found a nanoCLR that did not do it, at ", "--from app")]
    [InlineData(
        "report", "report-no-device", 8, "report: found no nanoCLR that answers at the port, at ", "--from app")]
    [InlineData("report", "report-other-target", 8,
        "report: found a board with the firmware 'ESP32_PSRAM_REV0', expected ESP32_REV3", "--from app")]
    [InlineData(
        "report", "report-without-boot", 8, "report: found a board that has not loaded BootStage", "--from app")]
    public void Flash_StepThatFails_EndsThereAndSaysHowToGoOn(
        string step, string vector, int calls, string fragment, string goOn)
    {
        _bench.Nanoff.Answer(step, vector);
        CommandResult result = _bench.Flash().AssertError(exitCode: 2, fragment);

        Assert.Equal(calls, _bench.Nanoff.Calls.Length);
        Assert.Contains(
            $"hint: then go on with: secureboot flash --config {_bench.Config} --port {_bench.Port} --boot "
                + $"{_bench.Deployment} --app {_bench.Image} --nanoff {_bench.Nanoff.Tool} {goOn}\n",
            result.Talk,
            StringComparison.Ordinal);

        _bench.Nanoff.Answer(step, step);
        _bench.Flash(goOn.Split(' ')).AssertDone();
    }

    [Fact]
    public void Flash_ImageThatIsNotTaken_LeavesTheOlderInstall()
    {
        _bench.Nanoff.Answer("app", "app-refused");
        _bench.Flash().AssertError(exitCode: 2, "app: found a board that did not take the image");
        Assert.DoesNotContain(_bench.Nanoff.Calls, call => call.Contains("old-files.json", StringComparison.Ordinal));
    }

    [Fact]
    public void Flash_OtherFirmwareThanAskedFor_IsNoSuccess()
    {
        _bench.Flash("--firmware-version", "1.17.0.340")
            .AssertError(
                exitCode: 2,
                "report: found a board that runs nanoCLR 1.17.0.339, expected 1.17.0.340, which was asked for");
        _bench.Flash("--only", "app", "--firmware-version", "1.17.0.340").AssertDone();
    }

    [Theory]
    [InlineData(
        "ESP32_REV3",
        "probe-revision-1",
        "found a chip of revision 1, expected v3.0 or later for the target ESP32_REV3")]
    [InlineData("ESP32_REV0", "probe-revision-1", null)]
    public void Flash_ChipOfAnotherRevision_IsRefused(string target, string vector, string? fragment)
    {
        _bench.Configure("ESP32_REV3", target);
        _bench.Nanoff.Answer("probe", vector);
        CommandResult result = _bench.Flash("--only", "firmware");
        Assert.Equal(fragment is null, !result.Talk.Contains("found a chip of revision", StringComparison.Ordinal));
        if (fragment is not null)
        {
            result.AssertError(exitCode: 2, fragment);
        }
    }

    [Fact]
    public void Flash_FirmwareWithOtherNativeCode_IsNoSuccess()
    {
        _bench.WriteDeployment(DevicePe.Make("mscorlib", native: 0x12345678, major: 0), DevicePe.Make("BootStage"));
        _bench.Flash()
            .AssertError(
                exitCode: 2,
                "report: found native code for mscorlib with the checksum 0x1549C856, expected 0x12345678");

        _bench.WriteDeployment(
            DevicePe.Make("mscorlib", native: 0x1549C856, major: 0),
            DevicePe.Make("System.Device.Wifi", native: 1),
            DevicePe.Make("BootStage"));
        _bench.Flash()
            .AssertError(
                exitCode: 2,
                "report: found a firmware without native code for System.Device.Wifi, expected 0x00000001");
    }

    [Fact]
    public void Flash_ApplicationThatNeedsWhatIsNowhere_IsRefusedBeforeAByteIsSent()
    {
        _bench.Sign("1.2.0", "3", Vectors.Pe("Blink"));
        _bench.WriteDeployment(DevicePe.Make("SecureBoot"), DevicePe.Make("BootStage"));
        _bench.Flash()
            .AssertError(
                exitCode: 1,
                "found a body that the device would not load and start: Blink needs mscorlib, which is neither in the "
                    + "image nor in the deployment");
        Assert.Empty(_bench.Nanoff.Calls);
    }

    [Theory]
    [InlineData("version-old", "found nanoff 2.5.156, expected 2.5.157 or newer")]
    [InlineData("version-other-tool", "found 'hello world' for its version, expected nanoff")]
    [InlineData("version-fails", "for its version, expected nanoff")]
    public void Flash_WrongNanoff_IsMisuse(string vector, string fragment)
    {
        _bench.Nanoff.Answer("version", vector);
        _bench.Flash().AssertError(exitCode: 2, fragment);
        Assert.Single(_bench.Nanoff.Calls);
    }

    [Fact]
    public void Flash_NoNanoff_IsMisuseWithHowToInstallIt()
    {
        File.Delete(_bench.Nanoff.Tool);
        CommandResult result = _bench.Flash()
            .AssertError(
                exitCode: 2, $"{_bench.Nanoff.Tool}: found no nanoff that can be started: no such file or directory");
        Assert.Contains("dotnet tool install --global nanoff", result.Talk, StringComparison.Ordinal);
    }

    [Fact]
    public void Flash_NanoffThatMayNotRun_IsMisuse()
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_bench.Nanoff.Tool, UnixFileMode.UserRead);
        }

        _bench.Flash().AssertError(exitCode: 2, "found no nanoff that can be started: permission denied");
    }

    [Theory]
    [InlineData("--only", "all", "--only: found 'all', expected firmware, boot or app")]
    [InlineData("--only", "", "--only: found '', expected firmware, boot or app")]
    [InlineData("--from", "Boot", "--from: found 'Boot', expected firmware, boot or app")]
    [InlineData("--port", "", "--port: found '', expected a name")]
    [InlineData("--port", "--update", "--port: found '--update', expected a name")]
    [InlineData("--port", "/dev/tty USB0", "--port: found '/dev/tty USB0', expected a name")]
    [InlineData("--firmware-version", "newest", "--firmware-version: found 'newest', expected a version")]
    [InlineData("--firmware-version", "--masserase", "--firmware-version: found '--masserase', expected a version")]
    [InlineData("--work", "", "--work: found an empty text")]
    [InlineData("--config", "", "--config: found an empty text")]
    public void Flash_BadOption_IsMisuse(string option, string value, string fragment)
    {
        string[] options = option == "--config" ? [] : ["--config", _bench.Config];
        string[] bad = value.Length == 0 ? [option, ""] : [$"{option}={value}"];
        Secureboot.Run([
            "flash", "--boot", _bench.Deployment, "--app", _bench.Image, "--nanoff", _bench.Nanoff.Tool, .. options,
            .. bad,
        ])
            .AssertError(exitCode: 2, fragment);
        Assert.Empty(_bench.Nanoff.Calls);
    }

    [Fact]
    public void Flash_OnlyAndFrom_IsMisuse()
    {
        _bench.Flash("--only", "app", "--from", "boot")
            .AssertError(exitCode: 2, "found --only and --from, expected one of them");
    }

    [Fact]
    public void Flash_NoPort_IsMisuse()
    {
        _bench.Configure(" port=\"/dev/ttyUSB0\"", "");
        _bench.Bare("--only", "firmware")
            .AssertError(exitCode: 2, "found no serial port, expected --port, or port in nf.config");
    }

    [Fact]
    public void Flash_PortThatIsNotThere_IsMisuseBeforeAnything()
    {
        File.Delete(_bench.Port);
        _bench.Flash().AssertError(exitCode: 2, $"found no port {_bench.Port}, expected the one that the board is at");
        Assert.Equal(["--version"], _bench.Nanoff.Calls);
    }

    [Theory]
    [InlineData("--boot", "found no --boot, and no BootStage.pe in artifacts/bin/BootStage/release, ")]
    [InlineData("--app", "found no --app, expected one for the step app")]
    public void Flash_InputMissing_IsMisuse(string option, string fragment)
    {
        string[] inputs = option == "--boot" ? ["--app", _bench.Image] : ["--boot", _bench.Deployment];
        _bench.Bare(["--port", _bench.Port, "--nanoff", _bench.Nanoff.Tool, .. inputs])
            .AssertError(exitCode: 2, fragment);
        Assert.Empty(_bench.Nanoff.Calls);
    }

    [Fact]
    public void Flash_WorkFolderThatIsAFile_IsMisuse()
    {
        File.WriteAllText(_bench.Work, "");
        _bench.Flash().AssertError(exitCode: 2, "--work: found that the folder ");
        Assert.Empty(_bench.Nanoff.Calls);
    }

    [Theory]
    [InlineData("tampered", "DigestMismatch")]
    [InlineData("truncated", "TruncatedTlvArea")]
    [InlineData("another key", "UnknownKey")]
    [InlineData("old", "OldSecurityCounter")]
    [InlineData("no counter", "MissingSecurityCounter")]
    [InlineData("no image", "BadMagic")]
    public void Flash_ImageThatTheBoardWouldRefuse_IsRefusedBeforeAByteIsSent(string fault, string status)
    {
        byte[] image = File.ReadAllBytes(_bench.Image);
        switch (fault)
        {
            case "tampered":
                image[200] ^= 1;
                File.WriteAllBytes(_bench.Image, image);
                break;
            case "truncated":
                File.WriteAllBytes(_bench.Image, image[..^1]);
                break;
            case "another key":
                Secureboot.Run("sign", "--key", Vectors.SigningKey, "--version", "1.2.0", "--security-counter", "3",
                    "--out", _bench.Image, "--force", Vectors.Pe("Blink")).AssertDone();
                break;
            case "old":
                _bench.Sign("1.1.0", "2", Vectors.Pe("Blink"));
                break;
            case "no counter":
                _bench.Sign("1.2.0", null, Vectors.Pe("Blink"));
                break;
            default:
                File.WriteAllText(_bench.Image, new string('x', 500));
                break;
        }

        _bench.Flash().AssertError(exitCode: 1, $"found an image that the boot stage would refuse: {status}, ");
        Assert.Empty(_bench.Nanoff.Calls);
        Assert.False(Directory.Exists(_bench.Work));
    }

    [Fact]
    public void Flash_ImageTooLargeForTheSlot_IsRefusedWithBothSizes()
    {
        _bench.Configure("98304", "4096");
        File.WriteAllBytes(_bench.PathOf("Big.pe"), DevicePe.Fill(Vectors.PeBytes("Blink"), 5000));
        _bench.Sign("1.2.0", "3", _bench.PathOf("Big.pe"));

        int size = (int)new FileInfo(_bench.Image).Length;
        _bench.Flash()
            .AssertError(exitCode: 1, $"found an image of {size} bytes, expected at most 4096, a slot of this board");
        Assert.Empty(_bench.Nanoff.Calls);
    }

    [Fact]
    public void Flash_NoTrustedKey_IsRefused()
    {
        _bench.Configure("<key file=\"release.pub.pem\" />", "");
        _bench.Flash().AssertError(exitCode: 1, "MissingTrustedKeys");
        Assert.Empty(_bench.Nanoff.Calls);
    }

    [Theory]
    [InlineData("empty", "expected a file with content")]
    [InlineData("no assemblies", "found bytes at 0 that are no assembly")]
    [InlineData("bytes after", "that are no assembly: ")]
    [InlineData("cut off", "that are no assembly: the table ")]
    [InlineData("a bit wrong", "that are no assembly: the CRC of the assembly is wrong")]
    [InlineData("header wrong", "that are no assembly: the CRC of the header is wrong")]
    [InlineData("no boot stage", "found mscorlib, SecureBoot, expected BootStage and what it needs")]
    [InlineData("twice", "found mscorlib, BootStage, BootStage, expected BootStage")]
    [InlineData(
        "reference missing", "found UsesGreeter without Greeter, expected every assembly that one of them needs")]
    [InlineData("too large", "expected at most 1835008, the deployment partition of this target")]
    public void Flash_WrongDeployment_IsMisuseBeforeAByteIsSent(string fault, string fragment)
    {
        byte[] corlib = DevicePe.Make("mscorlib", native: 0x1549C856);
        byte[] boot = DevicePe.Make("BootStage", [1, 2, 3, 4]);
        byte[] damaged = [.. boot];
        damaged[fault == "header wrong" ? 30 : 126] ^= 1;
        byte[][] assemblies = fault switch
        {
            "empty" => [],
            "no assemblies" => [new byte[1000]],
            "bytes after" => [corlib, boot, new byte[200]],
            "cut off" => [corlib, boot[..^4]],
            "a bit wrong" or "header wrong" => [corlib, damaged],
            "no boot stage" => [corlib, DevicePe.Make("SecureBoot")],
            "twice" => [corlib, boot, boot],
            "reference missing" => [corlib, boot, File.ReadAllBytes(Vectors.Pe("UsesGreeter"))],
            _ => [corlib, boot, DevicePe.Make("Large", new byte[0x1C0000])],
        };
        _bench.WriteDeployment(assemblies);

        _bench.Flash().AssertError(exitCode: 2, fragment);
        Assert.Empty(_bench.Nanoff.Calls);
        Assert.False(Directory.Exists(_bench.Work));
    }

    // nanoCLR would not start with any of these assemblies.
    [Fact]
    public void Flash_CryptographyOfAnotherVersion_IsRefusedBeforeAByteIsSent()
    {
        FlashCryptography(0x1A1CC3FE)
            .AssertError(exitCode: 1, "with the native checksum 0x1A1CC3FE, expected 0x1A1CC3FD, the firmware's");
        Assert.Empty(_bench.Nanoff.Calls);
    }

    [Fact]
    public void Flash_CryptographyForATargetWithoutIt_IsRefusedBeforeAByteIsSent()
    {
        string config = File.ReadAllText(_bench.Config)
            .Replace("target=\"ESP32_REV3\" flash=\"4MB\"", "target=\"AtomS3\" flash=\"8MB\"", StringComparison.Ordinal)
            .Replace("recovery=\"27\"", "recovery=\"5\"", StringComparison.Ordinal)
            .Replace(
                "particles=\"25\" particlesTransmit=\"26\"",
                "particles=\"6\" particlesTransmit=\"7\"",
                StringComparison.Ordinal);
        File.WriteAllText(_bench.Config, config);
        FlashCryptography(0x1A1CC3FD)
            .AssertError(exitCode: 1, "in the deployment, which the firmware of AtomS3 is built without");
        Assert.Empty(_bench.Nanoff.Calls);
    }

    private CommandResult FlashCryptography(uint checksum)
    {
        byte[] corlib = DevicePe.Make("mscorlib", native: 0x1549C856);
        _bench.WriteDeployment(
            corlib,
            DevicePe.Make("nanoFramework.System.Security.Cryptography", native: checksum),
            DevicePe.Make("BootStage", [1, 2, 3, 4]));
        return _bench.Flash();
    }

    [Theory]
    [InlineData("missing", "found no complete deployment: SecureBoot.Buffers.pe is missing, which ")]
    [InlineData("damaged", "SecureBoot.Buffers.pe is damaged: the CRC of the assembly is wrong")]
    [InlineData("another", "SecureBoot.Buffers.pe holds the assembly Greeter")]
    [InlineData(
        "version",
        "refers to SecureBoot.Buffers 0.1.0.0, and 1.0.0.0 is there: the runtime takes the same major and minor "
            + "version only")]
    [InlineData("no boot stage", "found no complete deployment: BootStage.pe is missing, the deployment's program")]
    public void Flash_FolderWithoutAllThatTheBootStageNeeds_IsMisuseThatNamesIt(string fault, string fragment)
    {
        string folder = Directory.CreateDirectory(_bench.PathOf("build")).FullName;
        foreach (string file in Directory.GetFiles(DeviceFolder.FullName, "*.pe")
            .Where(file => fault != "no boot stage" || !file.EndsWith("BootStage.pe", StringComparison.Ordinal)))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        string buffers = Path.Combine(folder, "SecureBoot.Buffers.pe");
        byte[] content = File.ReadAllBytes(buffers);
        content[^1] ^= 1;
        File.Delete(fault == "missing" ? buffers : "none");
        File.WriteAllBytes(fault == "damaged" ? buffers : _bench.PathOf("unused"), content);
        File.WriteAllBytes(fault == "another" ? buffers : _bench.PathOf("unused"), Vectors.PeBytes("Greeter"));
        File.WriteAllBytes(fault == "version" ? buffers : _bench.PathOf("unused"), DevicePe.Make("SecureBoot.Buffers"));

        CommandResult result = _bench.Bare(
            "--port", _bench.Port, "--nanoff", _bench.Nanoff.Tool, "--boot", folder, "--only", "boot");
        result.AssertError(exitCode: 2, fragment);
        Assert.Empty(_bench.Nanoff.Calls);
    }

    [Fact]
    public void Flash_PublishedKey_IsWarnedOf()
    {
        File.Copy(Vectors.VerifyingKey, _bench.PathOf("release.pub.pem"), overwrite: true);
        Secureboot.Run("sign", "--key", Vectors.SigningKey, "--version", "1.2.0", "--security-counter", "3", "--out",
            _bench.Image, "--force", Vectors.Pe("Blink")).AssertDone();
        Assert.Contains(
            "this project's test key ecdsa-p256-a, which anybody can sign with",
            _bench.Flash("--only", "app").AssertDone().Talk,
            StringComparison.Ordinal);
    }
}

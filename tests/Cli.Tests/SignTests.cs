using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using SecureBoot.DeviceSupport;
using Xunit;

namespace SecureBoot.Cli.Tests;

public sealed class SignTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
    }

    [Fact]
    public void Sign_PeFiles_ImageHoldsThemByteForByte()
    {
        string image = Sign(
            ["--version", "1.2.3+4", "--security-counter", "7"], Vectors.Pe("Greeter"), Vectors.Pe("UsesGreeter"));

        byte[] body = [.. Vectors.PeBytes("Greeter"), .. Vectors.PeBytes("UsesGreeter")];
        Assert.Equal(body, File.ReadAllBytes(image)[32..(32 + body.Length)]);
    }

    [Fact]
    public void Sign_Deployment_IsTheSameBodyAsItsAssemblies()
    {
        string deployment = _folder.Write(
            "deployment.bin", [.. Vectors.PeBytes("Greeter"), .. Vectors.PeBytes("UsesGreeter")]);
        string joined = Sign(["--security-counter", "1", "--version", "1.2.3"], deployment);
        string parts = Sign(
            ["--security-counter", "1", "--version", "1.2.3"], Vectors.Pe("Greeter"), Vectors.Pe("UsesGreeter"));

        // Both images have the same digest. The signatures differ because they are random.
        Assert.Equal(
            Inspect(joined).GetProperty("digest").GetString(), Inspect(parts).GetProperty("digest").GetString());
    }

    [Theory]
    [InlineData("1", 1, 0, 0, 0u)]
    [InlineData("1.2", 1, 2, 0, 0u)]
    [InlineData("255.255.65535+4294967295", 255, 255, 65535, 4294967295u)]
    [InlineData("0.0.0+0", 0, 0, 0, 0u)]
    public void Sign_Version_StandsInTheHeader(string version, int major, int minor, int revision, uint build)
    {
        byte[] image = File.ReadAllBytes(Sign(["--security-counter", "1", "--version", version], Vectors.Pe("Blink")));
        Assert.Equal(
            (major, minor, revision, build),
            (image[20], image[21], BitConverter.ToUInt16(image, 22), BitConverter.ToUInt32(image, 24)));
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("2147483647", "2147483647")]
    [InlineData("0x10", "16")]
    [InlineData("auto", "16909060")]
    public void Sign_SecurityCounter_IsWhatVerifyReads(string counter, string expected)
    {
        string image = Sign(["--version", "1.2.772+9", "--security-counter", counter], Vectors.Pe("Blink"));
        Assert.Equal(
            expected,
            Secureboot.Run("verify", "--allow-no-counter", "--key", Vectors.VerifyingKey, image).AssertDone()
                .Field("security counter"));
    }

    [Fact]
    public void Sign_WithoutCounter_IsMisuse()
    {
        Secureboot.Run(
            "sign", "--key", Vectors.SigningKey, "--version", "1", "--out", _folder.File("i.img"), Vectors.Pe("Blink"))
            .AssertError(
                exitCode: 2, "found no --security-counter, expected one: the boot stage refuses an image without");
        Assert.Empty(_folder.Names());
    }

    [Theory]
    [InlineData("Greeter, the last assembly, has no static method Main without parameters", "Greeter")]
    [InlineData(
        "UsesGreeter needs Greeter, which is neither in the image nor a library of nanoFramework", "UsesGreeter")]
    public void Sign_BodyThatDoesNotStart_IsRefusedWithTheReason(string reason, params string[] assemblies)
    {
        AssertRefused(reason, Array.ConvertAll(assemblies, Vectors.Pe));
    }

    [Fact]
    public void Sign_WithoutCounter_WarnsThatADeviceRefuses()
    {
        CommandResult result = Secureboot.Run("sign", "--key", Vectors.SigningKey, "--allow-no-counter", "--version",
            "1", "--out", _folder.File("i.img"), Vectors.Pe("Blink")).AssertDone();
        Assert.Contains("warning: the image has no security counter", result.Talk, StringComparison.Ordinal);
        Assert.Equal(
            "MissingSecurityCounter",
            Secureboot.Run("verify", "--key", Vectors.VerifyingKey, "--security-counter", "0", _folder.File("i.img"))
                .Field("status"));
    }

    [Theory]
    [InlineData("32")]
    [InlineData("0x200")]
    [InlineData("65535")]
    public void Sign_HeaderSize_MovesTheBody(string size)
    {
        string image = Sign(["--security-counter", "1", "--version", "1", "--header-size", size], Vectors.Pe("Blink"));

        JsonElement header = Inspect(image).GetProperty("header");
        Assert.Equal(
            Vectors.PeBytes("Blink"),
            File.ReadAllBytes(image).Skip(header.GetProperty("headerSize").GetInt32()).Take(492));
        Secureboot.Run("verify", "--allow-no-counter", "--key", Vectors.VerifyingKey, "--loadable", image).AssertDone();
    }

    [Fact]
    public void Sign_TwoKeys_EachCountsForTheThreshold()
    {
        string image = Sign(
            [
                "--key", Vectors.Key("ecdsa-p256-b.pem"), "--key", Vectors.Key("rsa-3072-a.pem"), "--version", "1",
                "--security-counter", "1",
            ],
            Vectors.Pe("Blink"));
        string[] keys =
        [
            "--key", Vectors.VerifyingKey, "--key", Vectors.Key("ecdsa-p256-b.pub.pem"), "--key",
            Vectors.Key("rsa-3072-a.pub.pem"),
        ];

        CommandResult result = Secureboot.Run(["verify", .. keys, "--threshold", "3", image]).AssertDone();
        Assert.Equal(
            3, result.Output.Split('\n').Count(line => line.StartsWith("signed by: ", StringComparison.Ordinal)));
        Assert.Equal(
            "ThresholdNotMet",
            Secureboot.Run([
                "verify", .. keys, "--allow-no-counter", "--key", Vectors.Key("rsa-3072-b.pub.pem"), "--threshold", "4",
                image,
            ]).Field("status"));
        Assert.Equal(
            ["0x50", "0x10", "0x01", "0x22", "0x01", "0x22", "0x01", "0x23"],
            Inspect(image).GetProperty("tlvs").EnumerateArray()
                .Select(tlv => $"0x{tlv.GetProperty("type").GetInt32():x2}"));
    }

    [Fact]
    public void Sign_OnlyRsa_WarnsThatTheBootStageDoesNotVerifyIt()
    {
        CommandResult result = Secureboot.Run("sign", "--key", Vectors.Key("rsa-3072-a.pem"), "--version", "1",
            "--security-counter", "1", "--out", _folder.File("i.img"), Vectors.Pe("Blink"));
        Assert.Contains(
            "warning: no signature is of the type ecdsa-p256", result.AssertDone().Talk, StringComparison.Ordinal);
    }

    [Fact]
    public void Sign_Dll_SaysWhatToSignInItsPlace()
    {
        AssertRefused("found a .dll, expected the .pe that the device runs", typeof(SignTests).Assembly.Location);
    }

    [Fact]
    public void Sign_AssemblyWithDamagedTables_IsRefusedWithThePlace()
    {
        // The base of the first type becomes a row of TypeRef behind the last one.
        byte[] damaged = Vectors.PeBytes("Blink");
        int types = BitConverter.ToInt32(damaged, 40 + (4 * 4));
        damaged[types + 4] = 0x70;
        AssertRefused("the assembly at byte 0 is damaged", _folder.Write("bad.pe", DevicePe.Seal(damaged)));
    }

    [Theory]
    [InlineData("found Greeter after UsesGreeter, which needs it", "UsesGreeter", "Greeter")]
    [InlineData("found the assembly Blink twice", "Blink", "Blink")]
    public void Sign_BodyThatDoesNotLoad_IsRefusedWithTheReason(string reason, params string[] assemblies)
    {
        AssertRefused(reason, Array.ConvertAll(assemblies, Vectors.Pe));
    }

    [Fact]
    public void Sign_OtherFileAsBody_IsRefused()
    {
        AssertRefused("found no nanoFramework assembly", _folder.Write("body", "hello world"));
        AssertRefused(
            "found a .dll, expected the .pe that the device runs", _folder.Write("body.exe", "MZ hello world"));
        AssertRefused("found no nanoFramework assembly", Vectors.SigningKey);
        AssertRefused(
            "found an assembly of nanoFramework's second generation (NFMRK2)",
            _folder.Write("two.pe", [.. "NFMRK2"u8, .. Vectors.PeBytes("Blink")[6..]]));
    }

    [Fact]
    public void Sign_MoreAssembliesThanTheDeviceTakes_IsRefused()
    {
        byte[][] many = [.. Enumerable.Range(0, 33).Select(i => DevicePe.Make($"A{i}", [1]))];
        string[] files = [.. many.Select((bytes, i) => _folder.Write($"a{i}.pe", bytes))];

        AssertRefused("found more than 32 assemblies", files);
        AssertRefused(
            "there are more assemblies than the device takes",
            _folder.Write("all.bin", [.. many.SelectMany(bytes => bytes)]));
        Sign(["--security-counter", "1", "--version", "1"], [.. files[..31], Vectors.Pe("Blink")]);
    }

    [Fact]
    public void Sign_EveryPrefixOfAnAssembly_IsRefused()
    {
        byte[] assembly = Vectors.PeBytes("Blink");
        for (int length = 1; length < assembly.Length; length++)
        {
            AssertRefused("", _folder.Write("cut.pe", assembly[..length]));
        }
    }

    private void AssertRefused(string reason, params string[] bodies)
    {
        CommandResult result =
            Secureboot.Run([
                "sign", "--key", Vectors.SigningKey, "--allow-no-counter", "--version", "1", "--out",
                _folder.File("refused.img"), .. bodies,
            ]);
        result.AssertError(exitCode: 1, reason);
        Assert.False(File.Exists(_folder.File("refused.img")));
    }

    private string Sign(string[] options, params string[] bodies)
    {
        string path = _folder.File(Guid.NewGuid().ToString("N"));
        Secureboot.Run(["sign", "--key", Vectors.SigningKey, .. options, "--out", path, .. bodies]).AssertDone();
        return path;
    }

    private static JsonElement Inspect(string image)
    {
        return JsonDocument.Parse(Secureboot.Run("inspect", "--json", image).AssertDone().OutputBytes).RootElement;
    }
}

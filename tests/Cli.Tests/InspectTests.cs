using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using SecureBoot.DeviceSupport;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Cli.Tests;

public sealed class InspectTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
    }

    [Fact]
    public void Inspect_GoodImage_ShowsHeaderTlvsAssembliesAndSigner()
    {
        CommandResult result = Secureboot.Run("inspect", MakeImage()).AssertDone();

        Assert.Equal("1.2.3+4", result.Field("version"));
        Assert.Equal("32", result.Field("header size"));
        Assert.Equal("836", result.Field("body size"));
        Assert.Equal("12", result.Field("protected size"));
        Assert.Equal("none", result.Field("flags"));
        Assert.Equal("loadable", result.Field("body"));
        Assert.Equal("0", result.Field("trailing bytes"));
        Assert.Contains(
            "tlv: protected 0x0050 SEC_CNT, 4 bytes at 876: 07000000 = 7\n", result.Output, StringComparison.Ordinal);
        Assert.Contains(
            "assembly: Greeter 0.0.0.0, 392 bytes at 0, needs mscorlib 0.0.0.0\n",
            result.Output,
            StringComparison.Ordinal);
        Assert.Contains(
            "assembly: UsesGreeter 0.0.0.0, 444 bytes at 392, needs mscorlib 0.0.0.0, Greeter 0.0.0.0\n",
            result.Output,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "ec3ca8d5c5b113b00ec2b82cf3fed398f728e0d5b25f7c4937e60a04c846c216 (ECDSA_SIG)",
            result.Field("names as signer"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_Json_HasTheSame()
    {
        JsonElement report = JsonDocument.Parse(
            Secureboot.Run("inspect", "--json", MakeImage()).AssertDone().OutputBytes).RootElement;

        Assert.Equal("Ok", report.GetProperty("structure").GetString());
        Assert.Equal("1.2.3+4", report.GetProperty("header").GetProperty("version").GetString());
        Assert.Equal(
            ["SEC_CNT", "SHA256", "KEYHASH", "ECDSA_SIG"],
            report.GetProperty("tlvs").EnumerateArray().Select(tlv => tlv.GetProperty("name").GetString()));
        Assert.Equal(
            ["Greeter", "UsesGreeter"],
            report.GetProperty("assemblies").EnumerateArray()
                .Select(assembly => assembly.GetProperty("name").GetString()));
        Assert.True(report.GetProperty("digestMatches").GetBoolean());
        Assert.True(report.GetProperty("loadable").GetBoolean());
    }

    [Fact]
    public void Inspect_NoImage_IsRefused()
    {
        CommandResult result = Secureboot.Run("inspect", Vectors.SigningKey);
        result.AssertError(exitCode: 1, "found no image, the first word is not the magic of an image");
    }

    [Fact]
    public void Inspect_Assembly_ShowsReferencesChecksumAndTables()
    {
        string path = DeviceFolder.File("System.Device.Gpio.pe");
        string output = Secureboot.Run("inspect", path).AssertDone().Output;

        Assert.Contains(
            $"assembly: System.Device.Gpio 1.1.64.0, {new FileInfo(path).Length} bytes at 0, needs mscorlib 1.17.11.0, "
                + "nanoFramework.Runtime.Events 1.11.39.0\n",
            output,
            StringComparison.Ordinal);
        Assert.Contains("  native checksum: 0x097E7BC5\n", output, StringComparison.Ordinal);
        Assert.Matches(
            "  tables: AssemblyRef 2, .*, TypeDef [0-9]+, .*, Strings [0-9]+ bytes, .*, ByteCode [0-9]+ bytes\n",
            output);
    }

    [Fact]
    public void Inspect_Deployment_JsonHasEachAssembly()
    {
        byte[] deployment =
        [
            .. File.ReadAllBytes(DeviceFolder.File("mscorlib.pe")),
            .. File.ReadAllBytes(DeviceFolder.File("nanoFramework.System.Text.pe")),
            .. Vectors.PeBytes("Blink"),
        ];

        JsonElement report = JsonDocument.Parse(
            Secureboot.Run("inspect", "--json", _folder.Write("all.bin", deployment)).AssertDone().OutputBytes)
            .RootElement;

        JsonElement[] assemblies = [.. report.GetProperty("assemblies").EnumerateArray()];
        Assert.Equal(
            ["mscorlib", "nanoFramework.System.Text", "Blink"],
            assemblies.Select(assembly => assembly.GetProperty("name").GetString()));
        Assert.Equal(
            [0x1549C856u, 0x8E6EB73Du, 0u],
            assemblies.Select(assembly => assembly.GetProperty("nativeChecksum").GetUInt32()));
        Assert.Equal("1.17.11.0", assemblies[1].GetProperty("needsVersions").GetProperty("mscorlib").GetString());
        Assert.Equal(141, assemblies[0].GetProperty("tables").GetProperty("TypeDef").GetInt32());
        Assert.Equal(32536, assemblies[1].GetProperty("offset").GetInt32());
    }

    [Theory]
    [InlineData(
        "second generation",
        1,
        "found bytes at 0 that are no assembly: the assembly is of nanoFramework's second generation (NFMRK2)")]
    [InlineData("cut off", 1, "found bytes at 0 that are no assembly: the table ")]
    [InlineData("marker only", 1, "found bytes at 0 that are no assembly: 8 bytes: shorter than the header")]
    [InlineData("bytes behind", 1, "found bytes at 492 that are no assembly: ")]
    [InlineData("empty", 2, "found nothing in it")]
    public void Inspect_NoGoodAssembly_IsRefusedWithThePlace(string fault, int exitCode, string fragment)
    {
        byte[] good = Vectors.PeBytes("Blink");
        byte[] bad = fault switch
        {
            "second generation" => [.. "NFMRK2"u8, .. good[6..]],
            "cut off" => good[..300],
            "marker only" => good[..8],
            "bytes behind" => [.. good, 1, 2, 3, 4],
            _ => [],
        };

        Secureboot.Run("inspect", _folder.Write("bad.pe", bad)).AssertError(exitCode, fragment);
    }

    [Fact]
    public void Inspect_EveryNegativeImage_NeverEndsInATrace()
    {
        foreach (string path in Directory.GetFiles(Repository.Vectors("imgtool", "negative")))
        {
            Secureboot.Run("inspect", path).AssertStyle();
            JsonDocument.Parse(Secureboot.Run("inspect", "--json", path).OutputBytes).Dispose();
        }
    }

    [Fact]
    public void Inspect_EveryPrefixAndEveryByteOfAnImage_NeverEndsInATrace()
    {
        byte[] image = File.ReadAllBytes(MakeImage());
        for (int i = 1; i < image.Length; i++)
        {
            byte[] changed = [.. image];
            changed[i] ^= 0xFF;
            Secureboot.Run("inspect", _folder.Write("changed.img", changed)).AssertStyle();
            Secureboot.Run("inspect", _folder.Write("cut.img", image[..i])).AssertStyle();
        }
    }

    // The expected values are from imgtool dumpinfo and from the options that made the image.
    [Theory]
    [InlineData(
        "unsigned-sha384",
        "digest",
        "41d94e7a352877b7e6ad81224c27405d5cf8da69de219d08b44abd83da1ba171",
        "(SHA384), is the one in the image")]
    [InlineData(
        "ed25519-pure-prot",
        "digest",
        "bf828c523755f88ffe22b25a0f7e6b4c238fbfc8897febc9644ab1b1a6803d52",
        "(SHA512), is the one in the image")]
    [InlineData(
        "p256-lzma2-enc",
        "digest",
        "",
        "not comparable: the body is encrypted, and the digest in the image is of the body before")]
    [InlineData(
        "p256-align8-confirm",
        "trailer",
        "of MCUboot, magic at 131056, for writes of 8 bytes; image ok: set; copy done: not set; swap: none noted",
        "")]
    [InlineData(
        "p256-align32-confirm", "trailer", "of MCUboot, magic at 131056, for writes of 32 bytes; image ok: set;", "")]
    [InlineData(
        "p256-maxalign16-confirm",
        "trailer",
        "of MCUboot, magic at 131056, for writes of 16 bytes; image ok: set;",
        "")]
    [InlineData(
        "p256-erased0-confirm",
        "trailer",
        "of MCUboot, magic at 131056, for writes of 8 bytes; image ok: set; copy done: not set;",
        "")]
    [InlineData(
        "ecdsa-p256-pad", "trailer", "of MCUboot, magic at 131056, for writes of 8 bytes; image ok: not set;", "")]
    public void Inspect_ImageOfImgtool_IsDecoded(string name, string field, string start, string end)
    {
        string value = Secureboot.Run("inspect", Repository.Vectors("imgtool", "images", name + ".bin")).AssertDone()
            .Field(field);
        Assert.StartsWith(start, value, StringComparison.Ordinal);
        Assert.EndsWith(end, value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DEPENDENCY, 12 bytes at 1172: 010000000102030000000000 = image 1, slot 0, version 1.2.3+0 or later")]
    [InlineData("DEPENDENCY, 12 bytes at 1188: 020000000009000000000000 = image 2, slot 0, version 0.9.0+0 or later")]
    [InlineData("UUID_VID, 16 bytes at 1204: 5e1d600c28cd5f5da0813ae595dd1c83 = 5e1d600c-28cd-5f5d-a081-3ae595dd1c83")]
    [InlineData(
        "= type NSPE, version 2.3.65535, signer ec3ca8d5c5b113b00ec2b82cf3fed398f728e0d5b25f7c4937e60a04c846c216, ")]
    public void Inspect_ProtectedTlvsOfImgtool_AreInWords(string fragment)
    {
        Assert.Contains(
            fragment,
            Secureboot.Run("inspect", Repository.Vectors("imgtool", "images", "ecdsa-p256-allprot.bin"))
                .AssertDone().Output,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(28)]
    [InlineData(31)]
    public void Inspect_PartOfAHeader_IsNoHeader(int size)
    {
        byte[] image = File.ReadAllBytes(MakeImage());
        CommandResult result = Secureboot.Run("inspect", _folder.Write("cut.img", image[..size]));
        result.AssertError(exitCode: 1, "found no image, the image ends before its header does");
        Assert.DoesNotContain("version", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_Json_HasTrailerAndMeanings()
    {
        JsonElement Read(string name) =>
            JsonDocument.Parse(Secureboot.Run("inspect", "--json", Repository.Vectors("imgtool", "images", name))
                .AssertDone().OutputBytes).RootElement;

        JsonElement trailer = Read("p256-align32-confirm.bin").GetProperty("trailer");
        Assert.Equal(
            (131056, 32, true, false),
            (
                trailer.GetProperty("offset").GetInt32(),
                trailer.GetProperty("maxAlign").GetInt32(),
                trailer.GetProperty("imageOk").GetBoolean(),
                trailer.GetProperty("copyDone").GetBoolean()));
        JsonElement report = Read("ecdsa-p256-allprot.bin");
        Assert.Equal(JsonValueKind.Null, report.GetProperty("trailer").ValueKind);
        Assert.Equal("4294967295", report.GetProperty("tlvs")[0].GetProperty("meaning").GetString());
    }

    [Fact]
    public void Inspect_KeyThatIsPublished_Warns()
    {
        // The KEYHASH of MCUboot's root-ec-p256 replaces the image's own.
        byte[] image = File.ReadAllBytes(MakeImage());
        Convert.FromHexString("e30466f6b8470c1f29070b17f1e2d3e94d445e3f608087fdc711e4382bb538b6").CopyTo(image, 924);

        CommandResult result = Secureboot.Run("inspect", _folder.Write("changed.img", image)).AssertDone();
        Assert.Contains(
            "warning: the image names MCUboot's root-ec-p256, a published development key",
            result.Talk,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_NameWithControlCharacters_IsEscaped()
    {
        byte[] assembly = DevicePe.Make("red \u001b[31m", [1]);
        string path = _folder.Write("evil.pe", assembly);
        Secureboot.Run("sign", "--key", Vectors.SigningKey, "--allow-no-counter", "--version", "1", "--out",
            _folder.File("i.img"), path, Vectors.Pe("Blink")).AssertDone();

        string output = Secureboot.Run("inspect", _folder.File("i.img")).AssertDone().Output;
        Assert.DoesNotContain('\u001b', output);
        Assert.Contains("assembly: red \\u001B[31m 1.0.0.0", output, StringComparison.Ordinal);
    }

    private string MakeImage()
    {
        string path = _folder.File("i.img");
        Secureboot.Run(
            "sign", "--key", Vectors.SigningKey, "--version", "1.2.3+4", "--security-counter", "7", "--out", path,
            Vectors.Pe("Greeter"), Vectors.Pe("UsesGreeter")).AssertDone();
        return path;
    }
}

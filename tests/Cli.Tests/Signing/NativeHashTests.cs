using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using System.Text.Json;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>Short signatures through the commands: the options that ask for them, the keys that make them, and the
/// host's verdicts.</summary>
public sealed class NativeHashTests : IDisposable
{
    private const int HeaderSize = 32;

    private readonly TempFolder _folder = new();

    private string Image => _folder.File("app.img");

    public void Dispose()
    {
        _folder.Dispose();
    }

    [Fact]
    public void Sign_NativeHash_MakesBothKindsAndSaysSo()
    {
        string output = Sign("--native-hash", "--key", Vectors.Key("ecdsa-p256-b.pem")).AssertDone().Output;

        Assert.Equal(
            2, output.Split('\n').Count(line => line.StartsWith("short signature by: ", StringComparison.Ordinal)));
        JsonElement report = Inspect(Image);
        Assert.Equal(
            [0x50, 0x52A1, 0x52B0, 0x52B1, 0x10, 0x01, 0x22, 0x01, 0x22],
            report.GetProperty("tlvs").EnumerateArray().Select(tlv => tlv.GetProperty("type").GetInt32()));
        Assert.True(report.GetProperty("bodyHmacMatches").GetBoolean());
        Assert.Equal(64, report.GetProperty("shortDigest").GetString()!.Length);
        Assert.Equal(
            report.GetProperty("namedSigners").EnumerateArray()
                .Select(signer => signer.GetProperty("keyHash").GetString()),
            report.GetProperty("namedShortSigners").EnumerateArray().Select(signer => signer.GetString()));
        Assert.Equal("Ok", Verify(Image, "--threshold", "2", "--key", Vectors.Key("ecdsa-p256-b.pub.pem")));
    }

    [Fact]
    public void Sign_WithoutNativeHash_MakesNone()
    {
        Assert.DoesNotContain("short signature", Sign().AssertDone().Output, StringComparison.Ordinal);
        JsonElement report = Inspect(Image);
        Assert.Equal(JsonValueKind.Null, report.GetProperty("bodyHmacMatches").ValueKind);
        Assert.Equal(JsonValueKind.Null, report.GetProperty("shortDigest").ValueKind);
        Assert.Empty(report.GetProperty("namedShortSigners").EnumerateArray());
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData(" nativeHash=\"true\"", 1)]
    [InlineData(" nativeHash=\"false\"", 0)]
    public void Sign_Config_SaysWhether(string attribute, int expected)
    {
        Sign("--config", _folder.Write("nf.config", Config(attribute))).AssertDone();
        Assert.Equal(expected, Inspect(Image).GetProperty("namedShortSigners").GetArrayLength());
    }

    [Fact]
    public void Sign_ConfigInTheFolder_SaysWhether()
    {
        _folder.Write("nf.config", Config(""));
        System.Diagnostics.ProcessStartInfo info = new(
            SecurebootProcess.Executable,
            [
                "sign", "--key", Vectors.SigningKey, "--version", "1.0", "--security-counter", "3", "--out", Image,
                Vectors.Pe("Blink"),
            ])
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using System.Diagnostics.Process process = System.Diagnostics.Process.Start(info)!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(1, Inspect(Image).GetProperty("namedShortSigners").GetArrayLength());
    }

    [Fact]
    public void Sign_Deterministic_IsTheSameTwice()
    {
        Sign("--native-hash", "--deterministic").AssertDone();
        byte[] first = File.ReadAllBytes(Image);
        Sign("--native-hash", "--deterministic", "--force").AssertDone();
        Assert.Equal(first, File.ReadAllBytes(Image));
    }

    [Fact]
    public void Sign_Signer_IsCalledForTheShortDigestFirst()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a POSIX shell: run the tests on Linux or macOS");
        using TempFolder log = new();
        string script = log.Write(
            "signer.sh",
            "od -An -v -tx1 \"$1\" | tr -d ' \\n' >> \"$3\"; echo >> \"$3\"; openssl pkeyutl -sign -inkey \"$4\" -in "
                + "\"$1\" -out \"$2\"\n");
        Assert.SkipUnless(File.Exists("/usr/bin/openssl"), "needs /usr/bin/openssl: apt-get install openssl");
        CommandResult result = Secureboot.Run("sign", "--native-hash", "--key", Vectors.VerifyingKey, "--signer",
            $"sh {script} {{digest}} {{signature}} {log.File("digests")} {Vectors.SigningKey}",
            "--version", "1.0", "--security-counter", "3", "--out", Image, Vectors.Pe("Blink")).AssertDone();

        JsonElement report = Inspect(Image);
        Assert.Equal(
            $"{report.GetProperty("shortDigest").GetString()}\n{report.GetProperty("digest").GetString()}\n",
            File.ReadAllText(log.File("digests")));
        Assert.Equal("Ok", Verify(Image));
        Assert.Contains("short signature by: ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Sign_TwoSteps_MakesOrdinarySignaturesOnly()
    {
        string[] rest =
        [
            "--digest-out", _folder.File("digest"), "--version", "1.0", "--security-counter", "3", "--out", Image,
            Vectors.Pe("Blink"),
        ];
        Secureboot.Run(["sign", "--key", Vectors.VerifyingKey, "--native-hash", .. rest])
            .AssertError(2, "found --native-hash with --digest-out");
        CommandResult result =
            Secureboot.Run([
                "sign", "--key", Vectors.VerifyingKey, "--config", _folder.Write("nf.config", Config("")), .. rest,
            ]).AssertDone();
        Assert.Contains(
            "short signatures: none: --digest-out is for ordinary signatures only\n",
            result.Output,
            StringComparison.Ordinal);
        Assert.Equal(0, Inspect(Image).GetProperty("namedShortSigners").GetArrayLength());
    }

    [Fact]
    public void Rotate_ImageWithAShortSignature_AddsAnOrdinaryOneAndSaysSo()
    {
        Sign("--native-hash").AssertDone();
        CommandResult result = Secureboot.Run("rotate", "--old-key", Vectors.VerifyingKey, "--key",
            Vectors.Key("ecdsa-p256-b.pem"), "--out", _folder.File("two.img"), Image).AssertDone();
        Assert.Contains(
            "short signatures: 1 as before: what is added is an ordinary signature only",
            result.Output,
            StringComparison.Ordinal);
        JsonElement report = Inspect(_folder.File("two.img"));
        Assert.Equal(
            (2, 1),
            (
                report.GetProperty("namedSigners").GetArrayLength(),
                report.GetProperty("namedShortSigners").GetArrayLength()));
        Assert.Equal(
            "Ok",
            Secureboot.Run("verify", "--key", Vectors.Key("ecdsa-p256-b.pub.pem"), _folder.File("two.img"))
                .Field("status"));
    }

    [Fact]
    public void Sign_RsaOnly_MakesNoShortSignature()
    {
        string[] rest =
        [
            "--key", Vectors.Key("rsa-3072-a.pem"), "--version", "1.0", "--security-counter", "3", "--out", Image,
            Vectors.Pe("Blink"),
        ];
        Secureboot.Run(["sign", "--native-hash", .. rest])
            .AssertError(2, "found 0 keys of the type ecdsa-p256 for short signatures, expected 1 to 8");
        CommandResult result = Secureboot.Run(["sign", "--config", _folder.Write("nf.config", Config("")), .. rest])
            .AssertDone();
        Assert.Contains(
            "short signatures: none: no key is of the type ecdsa-p256\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Sign_BadConfig_IsMisuse()
    {
        Sign("--config", _folder.Write("nf.config", Config(" nativeHash=\"yes\"")))
            .AssertError(2, "found 'yes', expected true or false");
        Sign("--config", _folder.File("missing")).AssertError(2, "missing");
    }

    [Theory]
    [InlineData(HeaderSize + 20, "BodyHashMismatch")]
    [InlineData(20, "BadShortSignature")]
    public void Verify_FlippedBit_IsRefusedByTheShortPath(int at, string expected)
    {
        Sign("--native-hash").AssertDone();
        byte[] image = File.ReadAllBytes(Image);
        image[at] ^= 1;
        Assert.Equal(expected, Verify(_folder.Write("bad.img", image)));
    }

    // .NET hashes bodies of 256 KiB and more.
    [Fact]
    public void Verify_LargeImage_LooksAtBothToo()
    {
        string body = _folder.Write(
            "large.pe", DeviceSupport.DevicePe.Fill(File.ReadAllBytes(Vectors.Pe("Blink")), 300_000));
        Secureboot.Run("sign", "--native-hash", "--key", Vectors.SigningKey, "--version", "1.0", "--security-counter",
            "3", "--out", Image, body).AssertDone();
        Assert.Equal("Ok", Verify(Image));
        byte[] image = File.ReadAllBytes(Image);
        image[20] ^= 1;
        Assert.Equal("BadShortSignature", Verify(_folder.Write("bad.img", image)));
    }

    [Fact]
    public void Inspect_ForPeople_ShowsBothKinds()
    {
        Sign("--native-hash").AssertDone();
        string output = Secureboot.Run("inspect", Image).AssertDone().Output;
        Assert.Contains("body HMAC: is that of the body\n", output, StringComparison.Ordinal);
        Assert.Contains("short digest: ", output, StringComparison.Ordinal);
        Assert.Contains("names as short signer: ", output, StringComparison.Ordinal);
        byte[] image = File.ReadAllBytes(Image);
        image[HeaderSize + 20] ^= 1;
        Assert.Contains(
            "body HMAC: is not that of the body\n",
            Secureboot.Run("inspect", _folder.Write("bad.img", image)).Output,
            StringComparison.Ordinal);
    }

    // imgtool writes both TLVs as vendor TLVs at the place where sign puts them, so both tools sign the same bytes.
    [Theory]
    [InlineData("secureboot.img")]
    [InlineData("imgtool.img")]
    public void Verify_ImageOfEitherTool_IsGoodByBothKinds(string name)
    {
        string image = Repository.Vectors("imgtool", "native-hash", name);
        JsonElement report = Inspect(image);
        Assert.True(report.GetProperty("bodyHmacMatches").GetBoolean());
        Assert.Single(report.GetProperty("namedShortSigners").EnumerateArray());
        Assert.Equal(
            "Ok", Secureboot.Run("verify", "--key", Vectors.Key("ecdsa-p256-a.pub.pem"), image).Field("status"));
        byte[] bytes = File.ReadAllBytes(image);
        int end = HeaderSize + BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(12))
            + BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(10));
        Assert.Equal(
            File.ReadAllBytes(Repository.Vectors("imgtool", "native-hash", "secureboot.img"))[..end], bytes[..end]);
        bytes[end - 1] ^= 1;
        Assert.Equal(
            "BadShortSignature",
            Secureboot.Run("verify", "--key", Vectors.Key("ecdsa-p256-a.pub.pem"), _folder.Write("bad.img", bytes))
                .Field("status"));
    }

    private static string Config(string attribute)
    {
        return BoardFolder.Good.Replace(
            "securityCounter=\"3\"", "securityCounter=\"3\"" + attribute, StringComparison.Ordinal);
    }

    private static JsonElement Inspect(string image)
    {
        using JsonDocument json = JsonDocument.Parse(Secureboot.Run("inspect", "--json", image).AssertDone().Output);
        return json.RootElement.Clone();
    }

    private static string? Verify(string image, params string[] more)
    {
        return Secureboot.Run(["verify", "--key", Vectors.VerifyingKey, .. more, image]).Field("status");
    }

    private CommandResult Sign(params string[] options)
    {
        return Secureboot.Run([
            "sign", "--key", Vectors.SigningKey, .. options, "--version", "1.0", "--security-counter", "3", "--out",
            Image, Vectors.Pe("Blink"),
        ]);
    }
}

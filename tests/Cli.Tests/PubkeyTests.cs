using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using SecureBoot.Crypto;
using Xunit;

namespace SecureBoot.Cli.Tests;

public sealed partial class PubkeyTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
    }

    public static TheoryData<string> Keys =>
        ["ecdsa-p256-a", "ecdsa-p256-b", "rsa-2048-a", "rsa-2048-b", "rsa-3072-a", "rsa-3072-b"];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Pubkey_EachFormat_IsWhatImgtoolWrites(string key)
    {
        string pem = File.ReadAllText(Vectors.Key(key + ".pub.pem"));
        string hash = Convert.ToHexStringLower(File.ReadAllBytes(Vectors.Key(key + ".pubhash.raw")));

        Assert.Equal(pem, Pubkey(key + ".pem", "pem").Output);
        Assert.Equal(File.ReadAllBytes(Vectors.Key(key + ".pub.raw")), Pubkey(key + ".pem", "der").OutputBytes);
        Assert.Equal(hash + "\n", Pubkey(key + ".pem", "hash").Output);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Pubkey_OfAPublicKey_IsTheSame(string key)
    {
        Assert.Equal(Pubkey(key + ".pem", "pem").Output, Pubkey(key + ".pub.pem", "pem").Output);
    }

    [Fact]
    public void Pubkey_CSharp_HoldsThePointAndThreshold()
    {
        string source = Secureboot.Run(
            "pubkey", "--format", "csharp", "--threshold", "2", "--key", Vectors.SigningKey, "--key",
            Vectors.Key("ecdsa-p256-b.pem")).AssertDone().Output;

        byte[] points = [.. Point("ecdsa-p256-a"), .. Point("ecdsa-p256-b")];
        Assert.Equal(points, ByteLiteral().Matches(source).Select(match => Convert.ToByte(match.Groups[1].Value, 16)));
        Assert.Contains("internal const int Threshold = 2;", source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, P256Table.UsualEntryCount)]
    [InlineData("0", 0)]
    [InlineData("16", 16)]
    [InlineData("0x20", 32)]
    [InlineData("48", 48)]
    [InlineData("64", 64)]
    public void Pubkey_CSharp_HoldsTheTableOfEachKey(string? table, int entries)
    {
        string[] options = table is null ? [] : ["--table", table];
        string source =
            Secureboot.Run([
                "pubkey", "--format", "csharp", "--key", Vectors.SigningKey, "--key", Vectors.Key("ecdsa-p256-b.pem"),
                .. options,
            ]).AssertDone().Output;

        int[] written = [.. IntegerLiteral().Matches(source)
            .Select(match => Convert.ToInt32(match.Groups[1].Value, 16))];
        int[] first = written[..(written.Length / 2)];
        int[] second = written[first.Length..];
        Assert.Equal(entries * 18, first.Length);
        Assert.Equal(entries == 0 ? 2 : 0, Regex.Count(source, "            null,"));
        Assert.Equal(entries > 0, P256Table.Matches(P256PublicKey.TryCreate(Point("ecdsa-p256-a"))!, first));
        Assert.Equal(entries > 0, P256Table.Matches(P256PublicKey.TryCreate(Point("ecdsa-p256-b"))!, second));
    }

    [Theory]
    [InlineData("1", "no such size")]
    [InlineData("47", "no such size")]
    [InlineData("128", "above the largest")]
    [InlineData("-16", "below 0")]
    [InlineData("many", "no number")]
    [InlineData("", "nothing")]
    public void Pubkey_BadTable_IsMisuse(string table, string why)
    {
        string path = _folder.File("keys.cs");
        Secureboot.Run("pubkey", "--format", "csharp", "--key", Vectors.SigningKey, "--table", table, "--out", path)
            .AssertError(exitCode: 2, $"--table: found '{table}', expected 0, 16, 32, 48 or 64");
        Assert.False(File.Exists(path), why);
    }

    [Fact]
    public void Pubkey_TableInAFormatWithout_IsMisuse()
    {
        Secureboot.Run("pubkey", "--key", Vectors.SigningKey, "--table", "16")
            .AssertError(exitCode: 2, "found --table without --format csharp, expected both");
    }

    [Fact]
    public void Pubkey_CSharpOfOneKeyTwice_IsRefused()
    {
        Secureboot.Run("pubkey", "--format", "csharp", "--key", Vectors.SigningKey, "--key", Vectors.VerifyingKey)
            .AssertError(exitCode: 2, "twice");
    }

    [Fact]
    public void Pubkey_SeveralKeysInAFormatForOne_IsMisuse()
    {
        Secureboot.Run("pubkey", "--key", Vectors.SigningKey, "--key", Vectors.Key("ecdsa-p256-b.pem"))
            .AssertError(exitCode: 2, "expected one key in this format");
    }

    [Fact]
    public void Pubkey_DerOnATerminal_IsMisuse()
    {
        CommandResult result = Secureboot.Run(
            ["pubkey", "--format", "der", "--key", Vectors.SigningKey], isTerminal: true, hasColour: false);
        result.AssertError(exitCode: 2, "the format der is no text for a terminal");
        Assert.Empty(result.OutputBytes);
    }

    [Fact]
    public void Pubkey_Out_WritesTheFileAndReplacesItOnlyByForce()
    {
        string path = _folder.File("k.der");
        Secureboot.Run("pubkey", "--format", "der", "--key", Vectors.SigningKey, "--out", path).AssertDone();
        Assert.Equal(File.ReadAllBytes(Vectors.Key("ecdsa-p256-a.pub.raw")), File.ReadAllBytes(path));

        Secureboot.Run("pubkey", "--format", "hash", "--key", Vectors.SigningKey, "--out", path)
            .AssertError(exitCode: 2, "a file of that name exists");
        Secureboot.Run("pubkey", "--format", "hash", "--key", Vectors.SigningKey, "--out", path, "--force")
            .AssertDone();
        Assert.Equal(65, new FileInfo(path).Length);
        Assert.Equal(["k.der"], _folder.Names());
    }

    private static CommandResult Pubkey(string key, string format)
    {
        return Secureboot.Run("pubkey", "--key", Vectors.Key(key), "--format", format).AssertDone();
    }

    private static byte[] Point(string key)
    {
        using ECDsa ecdsa = ECDsa.Create();
        ecdsa.ImportFromPem(File.ReadAllText(Vectors.Key(key + ".pub.pem")));
        ECPoint point = ecdsa.ExportParameters(includePrivateParameters: false).Q;
        return [0x04, .. point.X!, .. point.Y!];
    }

    [GeneratedRegex("0x([0-9A-F]{2})[,]")]
    private static partial Regex ByteLiteral();

    [GeneratedRegex("0x([0-9A-F]{8})[,]")]
    private static partial Regex IntegerLiteral();
}

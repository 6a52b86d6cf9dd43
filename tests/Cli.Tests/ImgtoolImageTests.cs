using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>Images and keys of MCUboot's imgtool, through the command.</summary>
public class ImgtoolImageTests
{
    private static readonly string[] s_keys =
    [
        "ecdsa-p256-a", "ecdsa-p256-b", "rsa-3072-a", "rsa-3072-b", "rsa-2048-a", "rsa-2048-b", "ed25519-a",
        "ed25519-b", "ecdsa-p384-a",
    ];

    // Good images that need a feature that this device does not have, with the status.
    private static readonly Dictionary<string, string> s_refused = new()
    {
        ["p256-lzma2.bin"] = "UnsupportedCompression",
        ["p256-lzma2-enc.bin"] = "UnsupportedEncryption",
        ["p256-romfixed.bin"] = "UnsupportedPlacement",
    };

    // Images with the security counter 4294967295, after which no update could follow. The verifier checks the counter
    // after the signature.
    private static readonly string[] s_highCounter =
    [
        "ecdsa-p256-allprot.bin", "rsa-3072-allprot.bin", "ed25519-allprot.bin",
    ];

    public static TheoryData<string> SignedImages => [.. Images().Where(name => KeyOf(name) is not null)];

    public static TheoryData<string> AcceptedImages =>
        [.. Images()
            .Where(name => KeyOf(name) is not null && !s_refused.ContainsKey(name) && !s_highCounter.Contains(name))];

    public static TheoryData<string> OtherImages => [.. Images().Where(name => KeyOf(name) is null)];

    // This project's verdicts where the format lets a verifier decide either way.
    private static readonly Dictionary<string, string> s_ours = new()
    {
        ["04-hash-last.bin"] = "Ok",
        ["04-prot-keyhash.bin"] = "MisplacedTlv",
        ["05-sig-malleable-negs.bin"] = "Ok",
        ["07-flag-pic.bin"] = "UnknownFlag",
        ["07-flag-ramload.bin"] = "UnsupportedPlacement",
        ["08-trailing-garbage.bin"] = "BadTrailingBytes",
        ["08-empty-payload.bin"] = "EmptyBody",
    };

    public static TheoryData<string, string, string> NegativeRows => [.. Rows()];

    [Theory]
    [MemberData(nameof(SignedImages))]
    public void Verify_GoodImage_OnlyItsOwnKeyVerifies(string name)
    {
        string image = Repository.Vectors("imgtool", "images", name);
        bool isRefused = s_refused.TryGetValue(name, out string? refusal);

        foreach (string key in s_keys)
        {
            string good = s_highCounter.Contains(name) ? "CounterTooHigh" : "Ok";
            // A verifier that has only keys of the device reports the status that the device reports.
            string other = name.StartsWith("ed25519-pure", StringComparison.Ordinal)
                && key.StartsWith("ecdsa-p256", StringComparison.Ordinal) ? "UnknownTlv" : "UnknownKey";
            string expected = isRefused ? refusal! : key == KeyOf(name) ? good : other;
            CommandResult result = Secureboot.Run(
                "verify", "--allow-no-counter", "--key", Vectors.Key(key + ".pub.pem"), image);
            Assert.Equal((expected, expected == "Ok" ? 0 : 1), (result.Field("status"), result.ExitCode));
        }
    }

    [Theory]
    [MemberData(nameof(AcceptedImages))]
    public void Verify_GoodImage_AllKeysAtThresholdOneVerify(string name)
    {
        string[] arguments =
        [
            "verify",
            .. s_keys.SelectMany(key => new[] { "--allow-no-counter", "--key", Vectors.Key(key + ".pub.pem") }),
        ];
        string image = Repository.Vectors("imgtool", "images", name);

        CommandResult one = Secureboot.Run([.. arguments, image]).AssertDone();
        Assert.StartsWith(Vectors.Key(KeyOf(name) + ".pub.pem"), one.Field("signed by"), StringComparison.Ordinal);
        Assert.Equal("ThresholdNotMet", Secureboot.Run([.. arguments, "--threshold", "2", image]).Field("status"));
    }

    [Theory]
    [MemberData(nameof(OtherImages))]
    public void Verify_ImageOfAnotherKindOrUnsigned_IsRefused(string name)
    {
        foreach (string key in s_keys)
        {
            CommandResult result = Secureboot.Run("verify", "--allow-no-counter", "--key",
                Vectors.Key(key + ".pub.pem"), Repository.Vectors("imgtool", "images", name));
            Assert.Equal(1, result.ExitCode);
        }
    }

    [Theory]
    [MemberData(nameof(NegativeRows))]
    public void Verify_NegativeRow_HasItsVerdict(string file, string key, string want)
    {
        CommandResult result = Secureboot.Run(
            "verify", "--security-counter", "5", "--key", Vectors.Key(key + ".pub.pem"),
            Repository.Vectors("imgtool", "negative", file));

        result.AssertStyle();
        string status = result.Field("status");
        Assert.Equal(status == "Ok" ? 0 : 1, result.ExitCode);
        switch (want)
        {
            case "accept" or "accept-if-pure":
                Assert.Equal("Ok", status);
                break;
            case "reject":
                Assert.NotEqual("Ok", status);
                break;
            default:
                Assert.Equal("any", want);
                Assert.Equal(s_ours[file], status);
                break;
        }
    }

    [Theory]
    [MemberData(nameof(SignedImages))]
    [MemberData(nameof(OtherImages))]
    public void Inspect_AnyImage_ShowsAllTlvs(string name)
    {
        string image = Repository.Vectors("imgtool", "images", name);

        Assert.Contains(
            "tlv: unprotected 0x00", Secureboot.Run("inspect", image).AssertDone().Output, StringComparison.Ordinal);
        Secureboot.Run("inspect", "--json", image).AssertDone();
    }

    private static IEnumerable<string> Images()
    {
        return Directory.GetFiles(Repository.Vectors("imgtool", "images")).Select(path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal);
    }

    private static IEnumerable<(string File, string Key, string Want)> Rows()
    {
        return File.ReadLines(Repository.Vectors("imgtool", "negative.tsv")).Skip(1).Select(line => line.Split('\t'))
            .Select(cells => (cells[0], cells[1], cells[2]));
    }

    private static string? KeyOf(string image)
    {
        return image.StartsWith("p256-", StringComparison.Ordinal)
            || image.StartsWith("ecdsa-p256", StringComparison.Ordinal) ? "ecdsa-p256-a"
            : image.StartsWith("ed25519", StringComparison.Ordinal) ? "ed25519-a"
            : image.StartsWith("rsa-3072", StringComparison.Ordinal) ? "rsa-3072-a"
            : null;
    }
}

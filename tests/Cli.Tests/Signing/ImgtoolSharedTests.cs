using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading.Tasks;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>Each key type and option that sign shares with imgtool, in both directions.</summary>
/// <remarks>imgtool's output for the same inputs is recorded (tests/vectors/imgtool/shared). Where imgtool is
/// installed, it verifies the images of sign.</remarks>
public sealed class ImgtoolSharedTests : IDisposable
{
    private const string ImgtoolVariable = "IMGTOOL";
    private const int RowCount = 315;
    private const int RowsPerTest = 45;

    private readonly TempFolder _folder = new();

    public static TheoryData<int> Parts => [.. Enumerable.Range(0, RowCount / RowsPerTest)];

    public void Dispose()
    {
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void Verify_ImageOfImgtool_IsTakenWithItsKeyOnly(int part)
    {
        foreach ((string file, string key, _, _, _) in Rows(part))
        {
            string image = Extract(file);
            foreach (string half in new[] { "a", "b" })
            {
                CommandResult result = Secureboot.Run(
                    "verify", "--allow-no-counter", "--key", Vectors.Key($"{key[..^1]}{half}.pub.pem"), image);
                Assert.True(
                    result.Field("status") == (half == "a" ? "Ok" : "UnknownKey"),
                    $"{file} with {half}: {result.Output}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void Sign_InputsOfImgtool_GivesItsBytesButForTheSignature(int part)
    {
        foreach ((string file, string key, string options, string theirs, string body) in Rows(part))
        {
            byte[] expected = Mask(file, File.ReadAllBytes(Extract(file)), key);

            // The length of an ECDSA signature is random, so the loop signs until the length equals that of imgtool's
            // signature.
            byte[] made = [];
            for (int i = 0; i < 60 && made.Length != expected.Length; i++)
            {
                made = Mask(file, File.ReadAllBytes(Sign(file, key, options, body)), key);
                made = SignatureLength(made) == SignatureLength(expected) ? made : [];
            }

            Assert.True(expected.AsSpan().SequenceEqual(made), $"{file}: sign {options}; imgtool sign {theirs}");
        }
    }

    [Fact(Explicit = true)]
    [Trait("Set", "manual")]
    public async Task Verify_OurImages_AreTakenByImgtool()
    {
        string? imgtool = Environment.GetEnvironmentVariable(ImgtoolVariable);
        Assert.SkipWhen(
            string.IsNullOrEmpty(imgtool),
            $"needs MCUboot's imgtool: {ImgtoolVariable}=\"python3 /path/to/imgtool.py\"");
        string[] words = imgtool!.Split(' ');
        int count = 0;
        for (int part = 0; part < RowCount / RowsPerTest; part++)
        {
            foreach ((string file, string key, string options, _, string body) in Rows(part))
            {
                string image = Sign(file, key, options, body);
                await Run(words, 0, Vectors.Key(key + ".pub.pem"), image);
                count++;
            }
        }

        // imgtool refuses another key.
        await Run(words, 1, Vectors.Key("ecdsa-p256-b.pub.pem"), _folder.File("000.bin"));
        Assert.Equal(RowCount, count);
    }

    private static async Task Run(string[] words, int exitCode, string key, string image)
    {
        using SecurebootProcess process = SecurebootProcess.Start(
            words[0], [.. words[1..], "verify", "--key", key, image], environment: null);
        CommandResult result = await process.Finish();
        Assert.True(result.ExitCode == exitCode, $"{image}: {result.Output}{result.Talk}");
    }

    private static IEnumerable<(string File, string Key, string Options, string Theirs, string Body)> Rows(int part)
    {
        string[][] rows = [.. File.ReadLines(Repository.Vectors("imgtool", "shared", "images.tsv")).Skip(1)
            .Select(line => line.Split('\t'))];
        Assert.Equal(RowCount, rows.Length);
        return rows.Skip(part * RowsPerTest).Take(RowsPerTest)
            .Select(cells => (cells[0], cells[1], cells[2], cells[3], cells[4]));
    }

    private string Extract(string file)
    {
        using ZipArchive archive = ZipFile.OpenRead(Repository.Vectors("imgtool", "shared", "images.zip"));
        string path = _folder.File("imgtool-" + file);
        archive.GetEntry(file)!.ExtractToFile(path, overwrite: true);
        return path;
    }

    private string Sign(string file, string key, string options, string body)
    {
        string input = body == "hex" ? Extract("body.hex") : Vectors.Pe("Blink");
        string output = _folder.File(file);
        string[] board = options.Contains("--format ifu", StringComparison.Ordinal) ? [] : ["--no-config"];
        Secureboot.Run([
            "sign", .. board, "--force", "--key", Vectors.Key(key + ".pem"), .. options.Split(' '), "--out",
            output, input,
        ]).AssertDone();
        return output;
    }

    // Reads the image's bytes, or the bytes that a .hex encodes, and zeroes the signature. Ed25519 signatures stay,
    // because the same key gives the same signature.
    private static byte[] Mask(string file, byte[] content, string key)
    {
        byte[] image = file.EndsWith(".hex", StringComparison.Ordinal)
            ? Signer.Images.IntelHex.Read(file, content).Bytes
            : content;
        if (!key.StartsWith("ed25519", StringComparison.Ordinal))
        {
            (int offset, int length) = FindSignature(image);
            image.AsSpan(offset, length).Clear();
        }

        return image;
    }

    private static int SignatureLength(byte[] image) => FindSignature(image).Length;

    private static (int Offset, int Length) FindSignature(byte[] image)
    {
        int position = BitConverter.ToUInt16(image, 8) + BitConverter.ToInt32(image, 12)
            + BitConverter.ToUInt16(image, 10);
        int end = position + BitConverter.ToUInt16(image, position + 2);
        for (position += 4; position < end; position += 4 + BitConverter.ToUInt16(image, position + 2))
        {
            if (BitConverter.ToUInt16(image, position) is 0x20 or 0x22 or 0x23 or 0x24)
            {
                return (position + 4, BitConverter.ToUInt16(image, position + 2));
            }
        }

        throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"no signature before {end}"));
    }
}

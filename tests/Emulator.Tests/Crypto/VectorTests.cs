using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using SecureBoot.Crypto;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Results;
using SecureBoot.Image;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Emulator.Tests.Crypto;

/// <summary>The vectors of other projects on the emulator. SecureBoot.Tests runs the same vectors on .NET.</summary>
public sealed class VectorTests
{
    private const int StoredCounter = 5;

    // Some images are larger than the memory of a plain ESP32.
    private readonly Machine _machine = MeteredProgram.Load(
        "vectors.cs",
        File.ReadAllText(Repository.Vectors("crypto", "vectors.cs")),
        new MachineOptions { Limits = new Limits { HeapBytes = 4 * 1024 * 1024 } });

    [Theory]
    [InlineData(0)]
    [InlineData(P256Table.UsualEntryCount)]
    public void Wycheproof_EveryCase_HasItsResult(int entries)
    {
        IReadOnlyList<WycheproofCase> cases = WycheproofCase.ReadAll();
        List<string> wrong = [];
        foreach (IGrouping<string, WycheproofCase> group in cases.GroupBy(test => Convert.ToHexString(test.Point)))
        {
            int[]? table = TableOf(group.First().Point, entries);
            wrong.AddRange(
                group.Where(test => Call("Verify", test.Point, table, test.Message, test.Signature) != test.IsValid)
                    .Select(test => $"{test.Name}, expected {test.IsValid}"));
        }

        Assert.Equal("", string.Join('\n', wrong));
        Assert.Equal(WycheproofCase.Count, cases.Count);
    }

    [Fact]
    public void Sha256_EveryLengthAroundTwoBlocks_IsWhatDotNetSays()
    {
        Random random = new(3);
        for (int length = 0; length <= 200; length++)
        {
            byte[] message = new byte[length];
            random.NextBytes(message);
            Assert.True(Call("HasDigest", message, SHA256.HashData(message)), $"{length} bytes");
        }
    }

    [Theory]
    [InlineData("images", 30)]
    [InlineData("negative", 40)]
    public void ImgtoolImages_OnTheEmulator_HaveTheStatusThatTheyHaveOnDotNet(string folder, int atLeast)
    {
        byte[] point = File.ReadAllBytes(Repository.Vectors("imgtool", "keys", "ecdsa-p256-a.pub.raw"))[^65..];
        int[] table = TableOf(point, P256Table.UsualEntryCount)!;
        TrustedKeys keys = new([new P256TrustedKey(P256PublicKey.TryCreate(point, table)!)], 1);
        string[] files = Directory.GetFiles(Repository.Vectors("imgtool", folder), "*.bin");
        foreach (string file in files)
        {
            byte[] image = File.ReadAllBytes(file);
            VerifyStatus onDotNet = ImageLoader.TryLoad(
                true, new ArrayImageSource(image), ImagePolicy.WithCounter(keys, 1 << 20, StoredCounter), out _, out _);
            RunResult run = _machine.Call("Program", "Check", [image, point, table, StoredCounter], out object? status);
            Assert.True(
                run.Outcome == Outcome.Completed && (int)onDotNet == (int)status!,
                $"{Path.GetFileName(file)}: {onDotNet} on .NET, {status} on the emulator; {run.Report}");
        }

        Assert.True(files.Length >= atLeast, $"{files.Length} images");
    }

    private static int[]? TableOf(byte[] point, int entries) => entries == 0
        ? null
        : P256Table.Compute(P256PublicKey.TryCreate(point)!, entries);

    private bool Call(string method, params object?[] arguments)
    {
        RunResult run = _machine.Call("Program", method, arguments, out object? value);
        Assert.True(run.Outcome == Outcome.Completed, run.Report?.ToString());
        return (bool)value!;
    }
}

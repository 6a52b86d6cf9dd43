using System;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using SecureBoot.Crypto;
using SecureBoot.Emulator.Results;
using SecureBoot.Signer.Keys;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Emulator.Tests.Crypto;

/// <summary>The source file of the trusted keys, written by the host, compiled and run on the emulator.</summary>
public sealed class TrustedKeySourceTests(ITestOutputHelper output) : IDisposable
{
    // Bound for the cost of a phase apart from the instructions that make the arrays.
    private const int Few = 200;

    private readonly string _folder = Directory.CreateTempSubdirectory("secureboot-test-").FullName;

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(0, 2_100_000)]
    [InlineData(16, 920_000)]
    [InlineData(32, 820_000)]
    [InlineData(P256Table.UsualEntryCount, 700_000)]
    [InlineData(64, 670_000)]
    public void WrittenKey_OnTheEmulator_VerifiesWithItsTable(int entries, int mostInstructions)
    {
        using ECDsa signer = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using ECDsa second = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        byte[] written = new TrustedKeyWriter([Load(signer), Load(second)]) { Threshold = 2, TableEntries = entries }
            .Write();

        Dictionary<string, Meter> phases = MeteredProgram.Run(
            "keys.cs", Encoding.ASCII.GetString(written) + Program(signer));
        foreach ((string name, Meter meter) in phases)
        {
            output.WriteLine(
                $"{name,-10} {meter.Instructions,9} instructions {meter.AllocatedBytes,6} bytes allocated");
        }

        // The program copies each array out of the assembly in one piece and does not fill the elements one by one.
        Assert.InRange(phases["points"].Instructions + phases["tables"].Instructions, 1, Few);
        Assert.InRange(phases["tables"].AllocatedBytes, 2 * entries * 72, (2 * entries * 72) + Few);
        Assert.InRange(phases["key"].Instructions + phases["verify"].Instructions, 1, mostInstructions);
    }

    [Fact]
    public void WrittenKeys_None_IsTheSourceAsShipped()
    {
        Assert.Equal(
            File.ReadAllBytes(Path.Combine(Repository.Root, "firmware", "BootStage", "TrustedKeySource.cs")),
            new TrustedKeyWriter([]).Write());
    }

    private PublicKey Load(ECDsa key)
    {
        string path = Path.Combine(_folder, "key.pem");
        File.WriteAllText(path, key.ExportSubjectPublicKeyInfoPem());
        return KeyFile.LoadPublic(path, []);
    }

    private static string Program(ECDsa signer)
    {
        byte[] digest = SHA256.HashData([1]);
        return $$"""

            public static class Program
            {
                public static void Main()
                {
                    byte[] digest = { {{List(digest)}} };
                    byte[] signature = { {{List(signer.SignHash(digest))}} };
                    System.Console.WriteLine(">points");
                    byte[][] points = TrustedKeySource.GetPoints();
                    System.Console.WriteLine("<");
                    System.Console.WriteLine(">tables");
                    int[][] tables = TrustedKeySource.GetTables();
                    System.Console.WriteLine("<");
                    System.Console.WriteLine(">key");
                    SecureBoot.Crypto.P256PublicKey key = tables[0] == null
                        ? SecureBoot.Crypto.P256PublicKey.TryCreate(points[0])
                        : SecureBoot.Crypto.P256PublicKey.TryCreate(points[0], tables[0]);
                    System.Console.WriteLine("<" + (key != null));
                    System.Console.WriteLine(">verify");
                    System.Console.WriteLine("<" + SecureBoot.Crypto.EcdsaP256.Verify(key, digest, signature));
                    System.Console.WriteLine(">second key");
                    System.Console.WriteLine("<" + (tables[1] == null
                        || SecureBoot.Crypto.P256PublicKey.TryCreate(points[1], tables[1]) != null));
                }
            }
            """;
    }

    private static string List(byte[] bytes)
    {
        return string.Join(", ", bytes);
    }
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using SecureBoot.Crypto;
using SecureBoot.Emulator.Results;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Emulator.Tests.Crypto;

/// <summary>Budgets of the cryptography on the device. The counts of instructions and bytes are exact, and the tests
/// print them for docs/performance.md.</summary>
public sealed class CryptoBudgetTests(ITestOutputHelper output)
{
    private const int KeyTableEntries = P256Table.UsualEntryCount;
    private const int GeneratorTableEntries = 64;

    [Fact]
    public void Phases_OnTheEmulator_StayInTheirBudgets()
    {
        Dictionary<string, Meter> phases = MeteredProgram.Run(
            "budget.cs", File.ReadAllText(Repository.Vectors("crypto", "budget.cs")));
        foreach ((string name, Meter meter) in phases)
        {
            output.WriteLine(
                $"{name,-30} {meter.Instructions,9} instructions {meter.Calls,6} calls {meter.AllocatedBytes,6} bytes "
                    + "allocated");
        }

        Assert.InRange(phases["SHA-256 of 16 KiB"].Instructions, 1, 110 * 16 * 1024);
        Assert.InRange(phases["verify with table of " + KeyTableEntries].Instructions, 1, 650_000);
        Assert.InRange(phases["verify with table of " + KeyTableEntries].AllocatedBytes, 1, 5700);
        Assert.InRange(
            phases["key without table"].Instructions + phases["verify without table"].Instructions, 1, 2_000_000);
        Assert.InRange(phases["verify without table"].AllocatedBytes, 1, 4900);
    }

    [Fact]
    public void Tables_OfAKeyAndTheGenerator_TakeAtMost8Kilobytes()
    {
        // On the device an array has a header of 20 bytes and takes whole blocks of 12 bytes.
        int bytes = ArrayBytes(KeyTableEntries * 18) + ArrayBytes(GeneratorTableEntries * 18);
        output.WriteLine($"tables of one key and the generator: {bytes} bytes");
        Assert.InRange(bytes, 1, 8192);
    }

    // The test reads the assembly for the device: other compilation symbols give the host's assembly other code.
    [Fact]
    public void Code_OfCrypto_IsBelow28Kilobytes()
    {
        using PEReader file = new(File.OpenRead(Path.Combine(AppContext.BaseDirectory, "firmware", "SecureBoot.dll")));
        MetadataReader metadata = file.GetMetadataReader();
        int bytes = metadata.TypeDefinitions.Select(metadata.GetTypeDefinition)
            .Where(type => metadata.GetString(type.Namespace) == typeof(Sha256).Namespace)
            .SelectMany(type => type.GetMethods())
            .Select(method => metadata.GetMethodDefinition(method).RelativeVirtualAddress)
            .Sum(address => address == 0 ? 0 : file.GetMethodBody(address).GetILBytes()!.Length);
        output.WriteLine($"IL of SecureBoot.Crypto: {bytes} bytes");
        Assert.InRange(bytes, 20 * 1024, 28 * 1024);
    }

    private static int ArrayBytes(int integers)
    {
        return (20 + (integers * sizeof(int)) + 11) / 12 * 12;
    }
}

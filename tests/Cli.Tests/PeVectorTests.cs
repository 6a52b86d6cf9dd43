using System;
using SecureBoot.Image;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>Assemblies of nanoFramework's metadata processor: sign, verify and inspect accept them, and refuse them
/// with a changed header.</summary>
public sealed class PeVectorTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
    }

    [Theory]
    [InlineData("Blink", 492)]
    [InlineData("Greeter", 392)]
    [InlineData("UsesGreeter", 444)]
    public void Sign_Assembly_VerifiesLoadsAndIsListed(string name, int size)
    {
        string image = _folder.File("i.img");
        Secureboot.Run([
            "sign", "--key", Vectors.SigningKey, "--version", "1.2.3", "--security-counter", "7", "--out", image,
            .. Bodies(name, Vectors.Pe(name)),
        ]).AssertDone();

        Assert.Equal(
            "loadable",
            Secureboot.Run("verify", "--key", Vectors.VerifyingKey, "--security-counter", "7", "--loadable", image)
                .AssertDone().Field("body"));
        Assert.Matches(
            $"assembly: {name} 0.0.0.0, {size} bytes at \\d+, needs mscorlib",
            Secureboot.Run("inspect", image).AssertDone().Output);
    }

    [Theory]
    [InlineData("Blink")]
    [InlineData("Greeter")]
    [InlineData("UsesGreeter")]
    public void Sign_AnyHeaderByteChanged_IsRefused(string name)
    {
        byte[] assembly = Vectors.PeBytes(name);
        for (int i = 0; i < AssemblyHeader.Size; i++)
        {
            foreach (byte change in new byte[] { 0x01, 0x80, 0xFF })
            {
                byte[] changed = [.. assembly];
                changed[i] ^= change;
                string[] bodies = Bodies(name, _folder.Write("changed.pe", changed));
                CommandResult result =
                    Secureboot.Run([
                        "sign", "--key", Vectors.SigningKey, "--version", "1.2.3", "--security-counter", "1", "--out",
                        _folder.File("i.img"), .. bodies,
                    ]);
                Assert.True(result.ExitCode == 1, $"byte {i} xor {change:x2}: {result.Talk}");
                result.AssertStyle();
            }
        }

        Assert.Equal(["changed.pe"], _folder.Names());
    }

    // The assembly in a file, together with the assemblies that it needs to load and start.
    private static string[] Bodies(string name, string path)
    {
        return name switch
        {
            "Greeter" => [path, Vectors.Pe("UsesGreeter")],
            "UsesGreeter" =>
            [Vectors.Pe("Greeter"), path],
            _ => [path]
        };
    }

    [Theory]
    [InlineData("Blink")]
    [InlineData("Greeter")]
    [InlineData("UsesGreeter")]
    public void BodyCheck_EveryValueOfEveryHeaderByte_IsRefused(string name)
    {
        byte[] assembly = Vectors.PeBytes(name);
        int count = 0;
        for (int i = 0; i < AssemblyHeader.Size; i++)
        {
            for (int change = 1; change <= byte.MaxValue; change++)
            {
                byte[] changed = [.. assembly];
                changed[i] ^= (byte)change;
                Assert.NotEqual(BodyStatus.Ok, AssemblyList.TryRead(changed, isVerified: false, out _));
                count++;
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{name}: {count} single-byte changes of the header, all refused");
    }

    // A change with a correct header CRC is an attack, not damage. The ranges leave out the CRC itself, the assembly's
    // version and name, and offsets and padding of tables, where another value can be valid.
    [Theory]
    [InlineData(0, 8, BodyStatus.BadMarker)]
    [InlineData(12, 16, BodyStatus.BadContentCrc)]
    [InlineData(16, 20, BodyStatus.BadFlags)]
    [InlineData(20, 24, BodyStatus.NativeMethods)]
    [InlineData(24, 28, BodyStatus.PatchedCode)]
    [InlineData(38, 40, BodyStatus.BadStringTableVersion)]
    [InlineData(104, 108, BodyStatus.PatchedCode)]
    public void BodyCheck_TrustedFieldChangedUnderAGoodCrc_IsRefusedByName(int from, int to, BodyStatus expected)
    {
        foreach (string name in new[] { "Blink", "Greeter", "UsesGreeter" })
        {
            for (int i = from; i < to; i++)
            {
                for (int change = 1; change <= byte.MaxValue; change++)
                {
                    byte[] changed = WithGoodCrc(Vectors.PeBytes(name), i, (byte)change);
                    Assert.Equal(expected, AssemblyList.TryRead(changed, isVerified: false, out _));
                }
            }
        }
    }

    [Theory]
    [InlineData("Blink")]
    [InlineData("Greeter")]
    [InlineData("UsesGreeter")]
    public void BodyCheck_TableChangedUnderAGoodCrc_IsRefusedOrStillInOrder(string name)
    {
        byte[] assembly = Vectors.PeBytes(name);
        for (int i = AssemblyHeader.TablesOffset; i < AssemblyHeader.Size; i++)
        {
            for (int change = 1; change <= byte.MaxValue; change++)
            {
                byte[] changed = WithGoodCrc(assembly, i, (byte)change);
                if (AssemblyList.TryRead(changed, isVerified: false, out _) == BodyStatus.Ok)
                {
                    AssertTablesInOrder(changed);
                }
            }
        }
    }

    private static byte[] WithGoodCrc(byte[] assembly, int index, byte change)
    {
        byte[] changed = [.. assembly];
        changed[index] ^= change;
        BitConverter.GetBytes(AssemblyHeader.ComputeHeaderCrc(changed, 0)).CopyTo(changed, 8);
        return changed;
    }

    private static void AssertTablesInOrder(byte[] assembly)
    {
        uint previous = AssemblyHeader.Size;
        for (int i = 0; i < AssemblyHeader.TableCount; i++)
        {
            uint start = BitConverter.ToUInt32(assembly, AssemblyHeader.TablesOffset + (4 * i));
            Assert.True(
                start >= previous && start % 4 == 0, $"table {i} starts at {start}, the one before at {previous}");
            previous = start;
        }

        Assert.Equal((uint)assembly.Length, previous);
    }
}

using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SecureBoot.Image;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Tests.Image;

public static class AssemblyListTests
{
    private static readonly string[] s_names = ["Blink", "Greeter", "UsesGreeter"];

    public static TheoryData<string> Names() => [.. s_names];

    public static TheoryData<string, string, string> Vectors()
    {
        TheoryData<string, string, string> rows = [];
        foreach (string[] row in VectorTable.Read(Repository.Vectors("image", "assemblies.txt"), columns: 3))
        {
            rows.Add(row[0], row[1], row[2]);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Names))]
    public static void TryRead_MetadataProcessorsAssembly_IsOk(string name)
    {
        byte[] pe = Load(name);

        Assert.Equal(BodyStatus.Ok, AssemblyList.TryRead(pe, isVerified: false, out AssemblyList? list));
        Assert.Equal(pe.Length, list!.SizeAt(0));
        Assert.Equal(1, list.Count);
    }

    [Fact]
    public static void TryRead_ThreeAssemblies_GivesTheirPlaces()
    {
        byte[][] parts = [.. s_names.Select(Load)];
        byte[] body = [.. parts.SelectMany(part => part)];

        Assert.Equal(BodyStatus.Ok, AssemblyList.TryRead(body, isVerified: false, out AssemblyList? list));
        Assert.Equal(3, list!.Count);
        Assert.Equal(parts[0].Length + parts[1].Length, list.OffsetAt(2));
        Assert.Equal(parts[2].Length, list.SizeAt(2));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public static void TryRead_EverySingleByteOfTheHeaderChanged_IsRefused(string name)
    {
        byte[] pe = Load(name);
        for (int at = 0; at < AssemblyHeader.Size; at++)
        {
            for (int value = 1; value < 256; value++)
            {
                byte[] damaged = (byte[])pe.Clone();
                damaged[at] ^= (byte)value;
                Assert.NotEqual(BodyStatus.Ok, AssemblyList.TryRead(damaged, isVerified: false, out _));

                // The reader does not check the content's CRC in signed bytes. The CRC of the header covers everything
                // else.
                Assert.NotEqual(BodyStatus.Ok, AssemblyList.TryRead(damaged, isVerified: true, out _));
            }
        }
    }

    [Fact]
    public static void TryRead_EverySingleByteOfTheContentChanged_IsBadContentCrc()
    {
        byte[] pe = Load("Blink");
        for (int at = AssemblyHeader.Size; at < pe.Length; at++)
        {
            byte[] damaged = (byte[])pe.Clone();
            damaged[at] ^= 0x10;
            Assert.Equal(BodyStatus.BadContentCrc, AssemblyList.TryRead(damaged, isVerified: false, out _));

            // For signed bytes the runtime's own code reports the damage.
            Assert.Equal(BodyStatus.Ok, AssemblyList.TryRead(damaged, isVerified: true, out _));
        }
    }

    [Fact]
    public static void TryRead_EveryPrefix_IsTruncated()
    {
        byte[] pe = Load("Blink");
        for (int length = 0; length < pe.Length; length++)
        {
            BodyStatus status = AssemblyList.TryRead(pe[..length], isVerified: false, out _);
            Assert.True(
                status is BodyStatus.TruncatedAssembly or BodyStatus.BadTables, $"first {length} bytes: {status}");
        }
    }

    /// <summary>Changes under correct CRCs, which the runtime would trust.</summary>
    [Theory]
    [MemberData(nameof(Vectors))]
    public static void TryRead_ChangedHeaderWithGoodCrcs_GivesTheStatusOfItsVector(
        string changes, string expected, string why)
    {
        BodyStatus actual = StatusOf(changes);

        Assert.True(expected == actual.ToString(), $"{why}: expected {expected}, got {actual}");
    }

    [Fact]
    public static void TryRead_MoreAssembliesThanTheDeviceTakes_IsTooManyAssemblies()
    {
        Assert.Equal(BodyStatus.Ok, StatusOfMany(AssemblyList.Capacity));
        Assert.Equal(BodyStatus.TooManyAssemblies, StatusOfMany(AssemblyList.Capacity + 1));
    }

    [Fact]
    public static void Statuses_EachIsReached()
    {
        HashSet<BodyStatus> reached =
        [
            .. VectorTable.Read(Repository.Vectors("image", "assemblies.txt"), columns: 3)
                .Select(row => StatusOf(row[0])),
            StatusOfMany(AssemblyList.Capacity + 1),
            Check(pe => pe[16] ^= 1),
            Check(pe => pe[^1] ^= 1),

            // The value that no code assigns.
            default,
        ];

        Assert.Empty(Enum.GetValues<BodyStatus>().Except(reached));
    }

    private static BodyStatus StatusOf(string changes)
    {
        byte[] pe = Load("Blink");
        foreach (string change in changes.Split(' ').Where(change => change != "none"))
        {
            string[] parts = change.Split(':');
            Convert.FromHexString(parts[1]).CopyTo(pe, int.Parse(parts[0], null));
        }

        MakeCrcsGood(pe);
        return AssemblyList.TryRead(pe, isVerified: false, out _);
    }

    private static BodyStatus StatusOfMany(int count)
    {
        byte[] body = [.. Enumerable.Repeat(Load("Greeter"), count).SelectMany(part => part)];
        return AssemblyList.TryRead(body, isVerified: false, out _);
    }

    private static BodyStatus Check(Action<byte[]> change)
    {
        byte[] pe = Load("Blink");
        change(pe);
        return AssemblyList.TryRead(pe, isVerified: false, out _);
    }

    private static byte[] Load(string name) => File.ReadAllBytes(Repository.Vectors("pe", name + ".pe"));

    private static void MakeCrcsGood(byte[] pe)
    {
        uint content = PeCrc32.Compute(0, pe, AssemblyHeader.Size, pe.Length - AssemblyHeader.Size);
        BinaryPrimitives.WriteUInt32LittleEndian(pe.AsSpan(12), content);
        BinaryPrimitives.WriteUInt32LittleEndian(pe.AsSpan(8), AssemblyHeader.ComputeHeaderCrc(pe, 0));
    }
}

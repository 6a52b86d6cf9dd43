using System;
using System.Buffers.Binary;
using SecureBoot.Image;
using Xunit;

namespace SecureBoot.Tests.Image;

/// <summary>An assembly that consists of a header, with values at their limits.</summary>
public static class AssemblyEdgeTests
{
    [Theory]
    [InlineData(AssemblyHeader.Size, BodyStatus.Ok)]
    [InlineData(AssemblyHeader.Size - 1, BodyStatus.TruncatedAssembly)]
    [InlineData(0, BodyStatus.TruncatedAssembly)]
    public static void Check_HeaderThatIsAllThereIs_MustBeWhole(int available, BodyStatus expected)
    {
        byte[] pe = Make(_ => { });
        Assert.Equal(expected, AssemblyHeader.Check(pe, 0, available, isVerified: false, out int size));
        Assert.Equal(expected == BodyStatus.Ok ? AssemblyHeader.Size : 0, size);
    }

    [Theory]
    [InlineData(3, BodyStatus.Ok)]
    [InlineData(4, BodyStatus.BadTables)]
    public static void Check_PaddingOfATable_IsAtMostThree(byte padding, BodyStatus expected)
    {
        Assert.Equal(expected, StatusOf(pe =>
        {
            pe[108] = padding;
            SetTables(pe, from: 1, 128);
        }));
    }

    [Theory]
    [InlineData(128, BodyStatus.Ok)]
    [InlineData(127, BodyStatus.BadTables)]
    [InlineData(126, BodyStatus.BadTables)]
    [InlineData(125, BodyStatus.BadTables)]
    public static void Check_TableOffBounds_IsRefused(int offset, BodyStatus expected)
    {
        Assert.Equal(expected, StatusOf(pe =>
        {
            BinaryPrimitives.WriteInt32LittleEndian(pe.AsSpan(44), offset);
            SetTables(pe, from: 2, 128);
        }));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public static void Check_PaddingAboveItsTable_IsRefused(int table, byte padding)
    {
        Assert.Equal(padding == 0 ? BodyStatus.Ok : BodyStatus.BadTables, StatusOf(pe =>
        {
            pe[108 + table] = padding;
            SetTables(pe, from: table + 2, 128);
        }));
    }

    private static BodyStatus StatusOf(Action<byte[]> change) =>
        AssemblyHeader.Check(Make(change), 0, 128, isVerified: false, out _);

    private static void SetTables(byte[] pe, int from, int offset)
    {
        for (int i = from; i < AssemblyHeader.TableCount; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(pe.AsSpan(AssemblyHeader.TablesOffset + (4 * i)), offset);
        }
    }

    // Makes a header in 128 bytes and computes the CRCs last.
    private static byte[] Make(Action<byte[]> change)
    {
        byte[] pe = new byte[128];
        "NFMRK1"u8.CopyTo(pe);
        pe.AsSpan(24, 4).Fill(0xFF);
        pe[38] = 1;
        SetTables(pe, 0, AssemblyHeader.Size);
        change(pe);
        int end = BinaryPrimitives.ReadInt32LittleEndian(pe.AsSpan(AssemblyHeader.TablesOffset
            + (4 * (AssemblyHeader.TableCount - 1))));
        BinaryPrimitives.WriteUInt32LittleEndian(
            pe.AsSpan(12), PeCrc32.Compute(0, pe, AssemblyHeader.Size, end - AssemblyHeader.Size));
        BinaryPrimitives.WriteUInt32LittleEndian(pe.AsSpan(8), AssemblyHeader.ComputeHeaderCrc(pe, 0));
        return pe;
    }
}

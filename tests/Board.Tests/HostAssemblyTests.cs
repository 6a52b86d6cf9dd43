using System;
using System.IO;
using SecureBoot.Image;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Board.Tests;

public static class HostAssemblyTests
{
    [Theory]
    [InlineData(0, 0, "A")]
    [InlineData(1, 0, "AB")]
    [InlineData(2, 1, "ABC")]
    [InlineData(3, 5, "ABCD")]
    [InlineData(70000, 12345, "SensorApp")]
    public static void Wrap_PassesTheBootStagesCheckAndUnwraps(int dllSize, int pdbSize, string name)
    {
        byte[] dll = Fill(dllSize, 3);
        byte[]? pdb = pdbSize == 0 ? null : Fill(pdbSize, 5);

        byte[] pe = HostAssembly.Wrap(name, new Version(1, 2, 3, 4), dll, pdb);

        Assert.Equal(BodyStatus.Ok, AssemblyList.TryRead(pe, pe.Length, out AssemblyList? list));
        Assert.Equal(pe.Length, list!.SizeAt(0));
        HostAssembly host = HostAssembly.TryUnwrap([.. pe, 1, 2, 3])!;
        Assert.Equal(dll, host.Dll);
        Assert.Equal(pdb, host.Pdb);
    }

    // Both were loaded by the real nanoCLR (POSIX build, 1.17), which found no types in them.
    [Fact]
    public static void Wrap_LayoutIsTheOneThatTheRealRuntimeLoads()
    {
        byte[] pe = HostAssembly.Wrap("HostImage", new Version(1, 0, 0, 0), new byte[5], null);

        Assert.Equal("4E464D524B310000", Convert.ToHexString(pe, 0, 8));
        Assert.Equal("00000000" + "00000000" + "FFFFFFFF" + "0100000000000000" + "0100" + "0100", Convert.ToHexString(pe, 16, 24));
        string tables = string.Concat(System.Linq.Enumerable.Repeat("7C000000", 11)) + "94000000" + "A0000000A0000000A0000000A0000000" + "00000000";
        Assert.Equal(tables, Convert.ToHexString(pe, 40, 68));
        Assert.Equal("00000000000000000000030100000000", Convert.ToHexString(pe, 108, 16));
        Assert.Equal("00486F7374496D61676500" + "00", Convert.ToHexString(pe, 0x94, 12));
    }

    [Fact]
    public static void TryUnwrap_AnotherAssembly_IsNull()
    {
        Assert.Null(HostAssembly.TryUnwrap(File.ReadAllBytes(Repository.Vectors("pe", "Blink.pe"))));
        Assert.Null(HostAssembly.TryUnwrap([]));
    }

    [Fact]
    public static void TryUnwrap_EveryByteChanged_IsNull()
    {
        byte[] pe = HostAssembly.Wrap("A", new Version(1, 0), Fill(9, 1), null);
        for (int i = 0; i < pe.Length; i++)
        {
            byte[] damaged = (byte[])pe.Clone();
            damaged[i] ^= 1;
            Assert.Null(HostAssembly.TryUnwrap(damaged));
        }
    }

    private static byte[] Fill(int size, int step)
    {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++)
        {
            bytes[i] = (byte)(i * step);
        }

        return bytes;
    }
}

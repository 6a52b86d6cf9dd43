using System;
using SecureBoot.PeFormat.Checks;
using Xunit;

namespace SecureBoot.PeFormat.Tests;

/// <summary>Files of the official processor are read, and written again with the same bytes.</summary>
public sealed class PeRoundTripTests
{
    public static TheoryData<string> Names => PeVectors.Names();

    [Theory]
    [MemberData(nameof(Names))]
    public void A_program_is_read_and_written_as_it_was(string name)
    {
        byte[] bytes = PeVectors.Program(name);
        bool checkBodies = name != "AllOpcodes"; // AllOpcodes has instructions that the runtime refuses

        PeFile file = CheckedPe.Read(bytes, checkBodies);

        Assert.Equal(name, file.Name);
        Assert.Equal(bytes, PeWriter.Write(file));
    }

    [Fact]
    public void Mscorlib_is_read_and_written_as_it_was()
    {
        PeFile file = CheckedPe.Read(PeVectors.CoreLibrary);

        Assert.Equal("mscorlib", file.Name);
        Assert.Equal(new Version(1, 17, 11, 0), file.Version);
        Assert.Equal(0x1549C856u, file.NativeChecksum);
        Assert.Equal(803, file.MethodDefs.Length);
        Assert.Equal(PeVectors.CoreLibrary, PeWriter.Write(file));
    }

    [Fact]
    public void Bytes_behind_the_end_do_not_matter()
    {
        byte[] bytes = PeVectors.Program("HelloExe");

        PeFile file = CheckedPe.Read([.. bytes, 1, 2, 3]);

        Assert.Equal(bytes.Length, file.Length);
    }
}

using SecureBoot.Emulator.Results;
using Xunit;

namespace SecureBoot.Emulator.Tests.Machines;

/// <summary>The emulator counts allocations by nanoCLR's object layout on a 32-bit device: blocks of 12
/// bytes.</summary>
public sealed class LaidOutSizeTests
{
    [Theory]
    [InlineData("object o = new object();", 12, "a header block and no field")]
    [InlineData("object o = new Exception();", 12 * 5, "four fields: message, inner, trace, result")]
    [InlineData("byte[] a = new byte[16];", 36, "20 bytes of header and 16, three blocks")]
    [InlineData("byte[] a = new byte[17];", 48, "one byte more is a block more")]
    [InlineData("object[] a = new object[4];", 72, "20 bytes of header and four blocks")]
    public void Allocation_OfAThing_TakesItsBlocks(string statement, int bytes, string reason)
    {
        Meter with = DeviceProgram.OfMain("for (int i = 0; i < 1; i++) { " + statement + " }").Result.Meter;
        Meter without = DeviceProgram.OfMain("for (int i = 0; i < 1; i++) { }").Result.Meter;
        Assert.True(
            with.AllocatedBytes - without.AllocatedBytes == bytes,
            $"{reason}: {with.AllocatedBytes - without.AllocatedBytes}");
    }
}

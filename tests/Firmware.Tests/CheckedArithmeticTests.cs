using nanoFramework.TestFramework;
using SecureBoot.Buffers;

namespace NFUnitTest;

/// <summary>Tests of the checked arithmetic. The device has no overflow exception, so firmware relies on these
/// functions alone.</summary>
[TestClass]
public class CheckedArithmeticTests
{
    [DataRow(int.MaxValue, 1)]
    [DataRow(int.MinValue, -1)]
    [DataRow(int.MaxValue, int.MaxValue)]
    [DataRow(int.MinValue, int.MinValue)]
    public void Int32TryAdd_PastTheRange_SaysSo(int left, int right)
    {
        Assert.AreNotEqual((int)ArithmeticStatus.Ok, (int)Int32Math.TryAdd(left, right, out int sum));
        Assert.AreEqual(0, sum);
    }

    [DataRow(1, 2)]
    [DataRow(int.MaxValue, int.MinValue)]
    [DataRow(int.MinValue, int.MaxValue)]
    public void Int32TryAdd_InRange_Adds(int left, int right)
    {
        Assert.AreEqual((int)ArithmeticStatus.Ok, (int)Int32Math.TryAdd(left, right, out int sum));
        Assert.AreEqual(left + right, sum);
    }

    [DataRow(int.MinValue, -1)]
    [DataRow(-1, int.MinValue)]
    [DataRow(65536, 65536)]
    [DataRow(46341, 46341)]
    public void Int32TryMultiply_PastTheRange_SaysSo(int left, int right)
    {
        Assert.AreNotEqual((int)ArithmeticStatus.Ok, (int)Int32Math.TryMultiply(left, right, out int product));
        Assert.AreEqual(0, product);
    }

    [DataRow(int.MinValue, -1)]
    [DataRow(5, 0)]
    public void Int32TryDivide_WhereTheDeviceWouldCrashOrThrow_SaysSo(int left, int right)
    {
        Assert.AreNotEqual((int)ArithmeticStatus.Ok, (int)Int32Math.TryDivide(left, right, out int quotient));
        Assert.AreEqual(0, quotient);
    }

    [DataRow(long.MaxValue, 1L)]
    [DataRow(long.MinValue, -1L)]
    public void Int64TryAdd_PastTheRange_SaysSo(long left, long right)
    {
        Assert.AreNotEqual((int)ArithmeticStatus.Ok, (int)Int64Math.TryAdd(left, right, out long sum));
        Assert.AreEqual(0L, sum);
    }

    [DataRow(256L)]
    [DataRow(-1L)]
    [DataRow(long.MinValue)]
    [DataRow(0x100000001L)]
    public void NarrowToByte_PastTheRange_SaysSo(long value)
    {
        Assert.AreNotEqual((int)ArithmeticStatus.Ok, (int)Narrow.TryToByte(value, out byte result));
        Assert.AreEqual((byte)0, result);
    }

    [TestMethod]
    public void Int32SaturatingAdd_PastTheRange_StopsAtTheEnds()
    {
        Int32Math.SaturatingAdd(int.MaxValue, 1, out int high);
        Int32Math.SaturatingAdd(int.MinValue, -1, out int low);
        Assert.AreEqual(int.MaxValue, high);
        Assert.AreEqual(int.MinValue, low);
    }
}

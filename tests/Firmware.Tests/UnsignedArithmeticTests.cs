using nanoFramework.TestFramework;
using SecureBoot.Buffers;

namespace NFUnitTest;

/// <summary>Sums and products of unsigned numbers. On the device (int)uint keeps the unsigned tag, so such a value
/// compares, divides and shifts differently. The functions must be right for these values too.</summary>
[TestClass]
public class UnsignedArithmeticTests
{
    [DataRow((int)-1, (int)1)]
    [DataRow(unchecked((int)0x80000000), unchecked((int)0x80000000))]
    [DataRow((int)-1, (int)-1)]
    public void UInt32TryAdd_PastTheRange_SaysSo(int left, int right)
    {
        AreEqual(ArithmeticStatus.TooLarge, UInt32Math.TryAdd((uint)left, (uint)right, out uint sum));
        Assert.AreEqual(0u, sum);
    }

    [DataRow((int)0, (int)1)]
    [DataRow((int)0x7FFFFFFF, unchecked((int)0x80000000))]
    public void UInt32TrySubtract_BelowZero_SaysSo(int left, int right)
    {
        AreEqual(ArithmeticStatus.TooSmall, UInt32Math.TrySubtract((uint)left, (uint)right, out uint difference));
        Assert.AreEqual(0u, difference);
    }

    [DataRow((int)65536, (int)65536)]
    [DataRow((int)-1, (int)2)]
    [DataRow(unchecked((int)0x80000000), (int)2)]
    public void UInt32TryMultiply_PastTheRange_SaysSo(int left, int right)
    {
        AreEqual(ArithmeticStatus.TooLarge, UInt32Math.TryMultiply((uint)left, (uint)right, out uint product));
        Assert.AreEqual(0u, product);
    }

    [TestMethod]
    public void UInt32_HighestValues_AreRight()
    {
        uint high = 0xFFFFFFFEu;
        AreEqual(ArithmeticStatus.Ok, UInt32Math.TryAdd(high, 1, out uint sum));
        Assert.AreEqual(0xFFFFFFFFu, sum);
        AreEqual(ArithmeticStatus.Ok, UInt32Math.TryMultiply(0x7FFFFFFFu, 2, out uint product));
        Assert.AreEqual(high, product);
        AreEqual(ArithmeticStatus.Ok, UInt32Math.TryDivide(high, 2, out uint quotient));
        Assert.AreEqual(0x7FFFFFFFu, quotient);
        AreEqual(ArithmeticStatus.DivideByZero, UInt32Math.TryDivide(high, 0, out _));
    }

    [TestMethod]
    public void Int32_OfANumberThatWasUnsigned_IsRight()
    {
        uint bits = 0x80000000u;
        int negative = (int)bits;
        AreEqual(ArithmeticStatus.TooSmall, Int32Math.TryAdd(negative, -1, out _));
        AreEqual(ArithmeticStatus.Ok, Int32Math.TryAdd(negative, 1, out int sum));
        Assert.AreEqual(-2147483647, sum);
        Assert.AreNotEqual((int)ArithmeticStatus.Ok, (int)Int32Math.TryDivide(negative, -1, out _));
        Assert.AreNotEqual((int)ArithmeticStatus.Ok, (int)Int32Math.TryMultiply(negative, -1, out _));
        AreEqual(ArithmeticStatus.Ok, Int32Math.TryMultiply(negative, 1, out int product));
        Assert.AreEqual(int.MinValue, product);
    }

    [TestMethod]
    public void Int32_OfABytesDifference_IsRight()
    {
        byte small = 3;
        byte large = 200;
        AreEqual(ArithmeticStatus.Ok, Int32Math.TrySubtract(small, large, out int difference));
        Assert.AreEqual(-197, difference);
        AreEqual(ArithmeticStatus.TooSmall, UInt16Math.TrySubtract(small, large, out ushort none));
        Assert.AreEqual((ushort)0, none);
        AreEqual(ArithmeticStatus.Ok, Int16Math.TrySubtract(small, large, out short negative));
        Assert.AreEqual((short)-197, negative);
    }

    [DataRow((int)0xFFFF, (int)1)]
    [DataRow((int)0x8000, (int)0x8000)]
    public void UInt16TryAdd_PastTheRange_SaysSo(int left, int right)
    {
        AreEqual(ArithmeticStatus.TooLarge, UInt16Math.TryAdd((ushort)left, (ushort)right, out ushort sum));
        Assert.AreEqual((ushort)0, sum);
    }

    [DataRow((int)0x7FFF, (int)1)]
    [DataRow((int)-0x8000, (int)-1)]
    public void Int16TryAdd_PastTheRange_SaysSo(int left, int right)
    {
        Assert.AreNotEqual((int)ArithmeticStatus.Ok, (int)Int16Math.TryAdd((short)left, (short)right, out short sum));
        Assert.AreEqual((short)0, sum);
    }

    [TestMethod]
    public void Int64_ProductOfWideNumbers_IsRightOrRefused()
    {
        AreEqual(ArithmeticStatus.Ok, Int64Math.TryMultiply(0x7FFFFFFFL, 0x100000000L, out long product));
        Assert.AreEqual(0x7FFFFFFF00000000L, product);
        Assert.AreNotEqual((int)ArithmeticStatus.Ok, (int)Int64Math.TryMultiply(0x80000000L, 0x100000000L, out _));
        Assert.AreNotEqual((int)ArithmeticStatus.Ok, (int)Int64Math.TryMultiply(long.MinValue, -1, out _));
        Assert.AreNotEqual((int)ArithmeticStatus.Ok, (int)Int64Math.TryDivide(long.MinValue, -1, out _));
    }

    private static void AreEqual(ArithmeticStatus expected, ArithmeticStatus actual)
    {
        Assert.AreEqual((int)expected, (int)actual);
    }
}

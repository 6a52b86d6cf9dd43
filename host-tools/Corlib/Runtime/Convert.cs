using System.Runtime.CompilerServices;

namespace System;

public static class Convert
{
    public static sbyte ToSByte(string value, int fromBase = 10)
    {
        return (sbyte)Native(value, true, sbyte.MinValue, sbyte.MaxValue, fromBase, true, out _);
    }

    public static byte ToByte(string value, int fromBase = 10)
    {
        return (byte)Native(value, false, byte.MinValue, byte.MaxValue, fromBase, true, out _);
    }

    public static short ToInt16(string value, int fromBase = 10)
    {
        return (short)Native(value, true, short.MinValue, short.MaxValue, fromBase, true, out _);
    }

    public static ushort ToUInt16(string value, int fromBase = 10)
    {
        return (ushort)Native(value, false, ushort.MinValue, ushort.MaxValue, fromBase, true, out _);
    }

    public static int ToInt32(string value, int fromBase = 10)
    {
        return (int)Native(value, true, int.MinValue, int.MaxValue, fromBase, true, out _);
    }

    public static uint ToUInt32(string value, int fromBase = 10)
    {
        return (uint)Native(value, false, uint.MinValue, uint.MaxValue, fromBase, true, out _);
    }

    public static long ToInt64(string value, int fromBase = 10)
    {
        return (long)Native(value, true, long.MinValue, long.MaxValue, fromBase, true, out _);
    }

    public static ulong ToUInt64(string value, int fromBase = 10)
    {
        return (ulong)Native(value, false, 0, 0, fromBase, true, out _);
    }

    public static bool ToBoolean(byte value)
    {
        return value != 0;
    }

    public static char ToChar(ushort value)
    {
        return (char)value;
    }

    public static byte ToByte(bool value)
    {
        return value ? (byte)1 : (byte)0;
    }

    public static double ToDouble(string value)
    {
        return NativeDouble(value, true, out _);
    }

    public static float ToSingle(string value)
    {
        return (float)NativeDouble(value, true, out _);
    }

    public static string ToBase64String(byte[] inArray)
    {
        ArgumentNullException.ThrowIfNull(inArray, "inArray");
        return ToBase64String(inArray, 0, inArray.Length, Base64FormattingOptions.None);
    }

    public static string ToBase64String(byte[] inArray, Base64FormattingOptions options)
    {
        ArgumentNullException.ThrowIfNull(inArray, "inArray");
        return ToBase64String(inArray, 0, inArray.Length, options);
    }

    public static string ToBase64String(byte[] inArray, int offset, int length)
    {
        return ToBase64String(inArray, offset, length, Base64FormattingOptions.None);
    }

    public static string ToBase64String(byte[] inArray, int offset, int length, Base64FormattingOptions options)
    {
        ArgumentNullException.ThrowIfNull(inArray, "inArray");
        if (length < 0 || offset < 0)
        {
            throw new ArgumentOutOfRangeException();
        }

        if (options < Base64FormattingOptions.None || options > Base64FormattingOptions.InsertLineBreaks)
        {
            throw new ArgumentException();
        }

        return Base64(inArray, offset, length, options == Base64FormattingOptions.InsertLineBreaks);
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern byte[] FromBase64String(string inString);

    public static byte[] FromBase64CharArray(char[] inArray, int offset, int length)
    {
        ArgumentNullException.ThrowIfNull(inArray, "inArray");
        if (length < 0 || offset < 0 || offset > inArray.Length - length)
        {
            throw new ArgumentOutOfRangeException();
        }

        return FromBase64String(new string(inArray, offset, length));
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern long Native(string value, bool signed, long min, long max, int fromBase, bool throws, out bool success);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern double NativeDouble(string value, bool throws, out bool success);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern string Base64(byte[] inArray, int offset, int length, bool insertLineBreaks);
}

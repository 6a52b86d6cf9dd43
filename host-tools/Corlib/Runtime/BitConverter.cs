using System.Runtime.CompilerServices;

namespace System;

public static class BitConverter
{
    public static bool IsLittleEndian
    {
        get { return true; }
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern long DoubleToInt64Bits(double value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern double Int64BitsToDouble(long value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern byte[] GetBytes(bool value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern byte[] GetBytes(char value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern byte[] GetBytes(double value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern byte[] GetBytes(float value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern byte[] GetBytes(int value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern byte[] GetBytes(long value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern byte[] GetBytes(short value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern byte[] GetBytes(uint value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern byte[] GetBytes(ulong value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern byte[] GetBytes(ushort value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern bool ToBoolean(byte[] value, int startIndex);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern char ToChar(byte[] value, int startIndex);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern double ToDouble(byte[] value, int startIndex);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern short ToInt16(byte[] value, int startIndex);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int ToInt32(byte[] value, int startIndex);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern long ToInt64(byte[] value, int startIndex);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern float ToSingle(byte[] value, int startIndex);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern ushort ToUInt16(byte[] value, int startIndex);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern uint ToUInt32(byte[] value, int startIndex);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern ulong ToUInt64(byte[] value, int startIndex);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern string ToString(byte[] value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern string ToString(byte[] value, int startIndex);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern string ToString(byte[] value, int startIndex, int length);
}

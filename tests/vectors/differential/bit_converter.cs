// BitConverter: GetBytes and To* of every type, unaligned, ToString, errors (corlib_native_System_BitConverter.cpp).
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static void T(string n, Action a)
    {
        try
        {
            a();
            W(n + " none");
        }
        catch (Exception e)
        {
            W(n + " " + e.GetType().Name);
        }
    }

    public static void Main()
    {
        W("little " + BitConverter.IsLittleEndian);
        W(BitConverter.ToString(BitConverter.GetBytes(true)) + " " + BitConverter.ToString(BitConverter.GetBytes('\u20AC')) + " " + BitConverter.ToString(BitConverter.GetBytes((short)-2)) + " " + BitConverter.ToString(BitConverter.GetBytes((ushort)0xABCD)));
        W(BitConverter.ToString(BitConverter.GetBytes(0x12345678)) + " " + BitConverter.ToString(BitConverter.GetBytes(0xDEADBEEFu)));
        W(BitConverter.ToString(BitConverter.GetBytes(-2L)) + " " + BitConverter.ToString(BitConverter.GetBytes(0x0123456789ABCDEFUL)));
        W(BitConverter.ToString(BitConverter.GetBytes(1.5f)) + " " + BitConverter.ToString(BitConverter.GetBytes(-1.5)));
        byte[] b = { 0xFF, 0x01, 0x02, 0x83, 0x84, 0x05, 0x06, 0x87, 0x88, 0x40, 0x41 };
        for (int i = 0; i < 3; i++)
        {
            W(BitConverter.ToBoolean(b, i) + " " + (int)BitConverter.ToChar(b, i) + " " + BitConverter.ToInt16(b, i) + " " + BitConverter.ToUInt16(b, i) + " " + BitConverter.ToInt32(b, i) + " " + BitConverter.ToUInt32(b, i));
            W(BitConverter.ToInt64(b, i) + " " + BitConverter.ToUInt64(b, i) + " " + BitConverter.DoubleToInt64Bits(BitConverter.ToDouble(b, i)) + " " + BitConverter.DoubleToInt64Bits(BitConverter.ToSingle(b, i)));
        }

        W(BitConverter.ToString(b, 8) + " " + BitConverter.ToString(b, 1, 2));
        W(BitConverter.DoubleToInt64Bits(BitConverter.Int64BitsToDouble(0x4000000000000000)) + " " + BitConverter.Int64BitsToDouble(0x4000000000000000).ToString());
        T("past", () => BitConverter.ToInt32(b, 8));
        T("end", () => BitConverter.ToInt32(b, 11));
        T("negative", () => BitConverter.ToInt32(b, -1));
        T("null", () => BitConverter.ToInt32(null, 0));
        T("big", () => BitConverter.ToInt64(b, int.MaxValue));
        T("string", () => BitConverter.ToString(b, 20));
    }
}

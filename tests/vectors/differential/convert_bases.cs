// Convert.ToXxx(string, base), ToByte(bool), ToBoolean, ToChar (CoreLibrary System/Convert.cs).
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    delegate string Text();

    static string Try(Text t)
    {
        try
        {
            return " " + t();
        }
        catch (Exception e)
        {
            return " " + e.GetType().Name;
        }
    }

    static void Bases(string t, int b)
    {
        string s = "'" + t + "' " + b + ":";
        s += Try(() => Convert.ToSByte(t, b).ToString());
        s += Try(() => Convert.ToByte(t, b).ToString());
        s += Try(() => Convert.ToInt16(t, b).ToString());
        s += Try(() => Convert.ToUInt16(t, b).ToString());
        s += Try(() => Convert.ToInt32(t, b).ToString());
        s += Try(() => Convert.ToUInt32(t, b).ToString());
        s += Try(() => Convert.ToInt64(t, b).ToString());
        s += Try(() => Convert.ToUInt64(t, b).ToString());
        W(s);
    }

    public static void Main()
    {
        Bases("7F", 16);
        Bases("7f", 16);
        Bases("FF", 16);
        Bases("0x1A", 16);
        Bases("1234", 16);
        Bases("FFFF", 16);
        Bases("12345678", 16);
        Bases("FFFFFFFF", 16);
        Bases("123456789ABCDEF0", 16);
        Bases("101", 2);
        Bases("12", 2);
        Bases("17", 8);
        Bases("100", 10);
        Bases("-5", 10);
        Bases("5", 7);
        Bases("", 16);
        Bases("G", 16);
        W("bool" + Try(() => Convert.ToByte(true).ToString()) + Try(() => Convert.ToByte(false).ToString()) + Try(() => Convert.ToBoolean((byte)2).ToString()) + Try(() => Convert.ToBoolean((byte)0).ToString()));
        W("char" + Try(() => Convert.ToChar((ushort)65).ToString()) + Try(() => Convert.ToInt32("10").ToString()) + Try(() => Convert.ToInt32("-10").ToString()));
    }
}

// ToString of every integer type with the formats nanoFramework knows: D, X, x, N, F, G (System.Number in CoreLibrary, corlib_native_System_Number.cpp).
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static void T(string f)
    {
        string s = f + ":";
        s += Try(() => ((sbyte)-5).ToString(f));
        s += Try(() => ((byte)200).ToString(f));
        s += Try(() => ((short)-30000).ToString(f));
        s += Try(() => ((ushort)60000).ToString(f));
        s += Try(() => (-123456).ToString(f));
        s += Try(() => 4000000000u.ToString(f));
        s += Try(() => (-1234567890123L).ToString(f));
        s += Try(() => ulong.MaxValue.ToString(f));
        s += Try(() => 0.ToString(f));
        W(s);
    }

    delegate string Text();

    static string Try(Text t)
    {
        try
        {
            return " [" + t() + "]";
        }
        catch (Exception e)
        {
            return " " + e.GetType().Name;
        }
    }

    public static void Main()
    {
        W(sbyte.MinValue + " " + sbyte.MaxValue + " " + byte.MaxValue + " " + short.MinValue + " " + short.MaxValue + " " + ushort.MaxValue);
        W(int.MinValue + " " + int.MaxValue + " " + uint.MaxValue + " " + long.MinValue + " " + long.MaxValue + " " + ulong.MaxValue);
        string[] formats = { "D", "D3", "D10", "d2", "X", "X2", "x4", "X8", "X16", "N", "N0", "N2", "F", "F0", "F2", "G", "G3", "g", "" };
        foreach (string f in formats)
        {
            T(f);
        }
    }
}

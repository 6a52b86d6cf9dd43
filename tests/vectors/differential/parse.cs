// Parse and TryParse of every numeric type: signs, spaces, limits, bad text (CoreLibrary System/Convert.cs, corlib_native_System_Convert.cpp).
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

    public static void Main()
    {
        string[] texts = { "0", "7", "-7", "+7", " 7 ", "007", "127", "128", "-128", "-129", "255", "256", "32768", "65536", "2147483647", "2147483648", "-2147483648", "-2147483649", "4294967295", "4294967296", "9223372036854775807", "9223372036854775808", "18446744073709551615", "18446744073709551616", "", " ", "x", "1x", "x1", "1 2", "1.5", "1,000", "0x10", "--1", "-" };
        foreach (string t in texts)
        {
            string s = "'" + t + "'";
            s += Try(() => sbyte.Parse(t).ToString());
            s += Try(() => byte.Parse(t).ToString());
            s += Try(() => short.Parse(t).ToString());
            s += Try(() => ushort.Parse(t).ToString());
            s += Try(() => int.Parse(t).ToString());
            s += Try(() => uint.Parse(t).ToString());
            s += Try(() => long.Parse(t).ToString());
            s += Try(() => ulong.Parse(t).ToString());
            W(s);
        }

        W("null" + Try(() => int.Parse(null).ToString()));
        W("try " + int.TryParse("12", out int i) + " " + i + " " + int.TryParse("z", out i) + " " + i + " " + int.TryParse((string)null, out i) + " " + i);
        W("try " + byte.TryParse("256", out byte b) + " " + b + " " + byte.TryParse("255", out b) + " " + b);
        W("try " + long.TryParse("-5", out long l) + " " + l + " " + ulong.TryParse("-5", out ulong u) + " " + u + " " + uint.TryParse("4294967296", out uint v) + " " + v);
        W("try " + short.TryParse("-32768", out short h) + " " + h + " " + ushort.TryParse("65535", out ushort k) + " " + k + " " + sbyte.TryParse("-1", out sbyte m) + " " + m);
    }
}

// double.Parse, float.Parse, Convert.ToDouble and TryParse (corlib_native_System_Convert.cpp).
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    delegate double Number();

    static string Try(Number n)
    {
        try
        {
            return " " + BitConverter.DoubleToInt64Bits(n()).ToString("X16");
        }
        catch (Exception e)
        {
            return " " + e.GetType().Name;
        }
    }

    public static void Main()
    {
        string[] texts = { "0", "1", "-1", "+1", "1.5", "-1.5", ".5", "5.", "1e3", "1E3", "1e-3", "-1.25e+2", " 2 ", "0.1", "123456.789", "1e400", "x", "1x", "", "1,5", "1.2.3", "e5", "-", "." };
        foreach (string t in texts)
        {
            string s = "'" + t + "'";
            s += Try(() => double.Parse(t));
            s += Try(() => float.Parse(t));
            s += Try(() => Convert.ToDouble(t));
            W(s);
        }

        W("try " + double.TryParse("2.5", out double d) + " " + d.ToString() + " " + double.TryParse("zz", out d) + " " + d.ToString());
        W("try " + float.TryParse("-2.5", out float f) + " " + f.ToString());
    }
}

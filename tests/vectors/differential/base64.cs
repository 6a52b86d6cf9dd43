// Convert.ToBase64String and FromBase64String of every remainder, with line breaks, and of bad text (corlib_native_System_Convert.cpp, Helpers/Base64).
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static void Back(string s)
    {
        try
        {
            byte[] b = Convert.FromBase64String(s);
            W("'" + s + "' " + b.Length + (b.Length > 0 ? " " + BitConverter.ToString(b) : ""));
        }
        catch (Exception e)
        {
            W("'" + s + "' " + e.GetType().FullName);
        }
    }

    public static void Main()
    {
        for (int n = 1; n <= 7; n++)
        {
            byte[] b = new byte[n];
            for (int i = 0; i < n; i++)
            {
                b[i] = (byte)(250 + i * 37);
            }

            W(n + " " + Convert.ToBase64String(b));
        }

        byte[] four = { 1, 2, 3, 4 };
        W(Convert.ToBase64String(four, 1, 2) + " " + Convert.ToBase64String(four, 0, 4) + " " + Convert.ToBase64String(four, 3, 1));
        byte[] all = new byte[60];
        for (int i = 0; i < 60; i++)
        {
            all[i] = (byte)(i * 4);
        }

        W(Convert.ToBase64String(all));
        Back("AQIDBA==");
        Back("AQID");
        Back("+/+/");
        Back("");
        Back("A");
        Back("AQ");
        Back("AQ=");
        Back("AQ==");
        Back("A*ID");
        Back("AQID AQID");
        Back("AQI=");
        char[] c = "xxAQIDyy".ToCharArray();
        W(BitConverter.ToString(Convert.FromBase64CharArray(c, 2, 4)));
    }
}

// Strings are UTF-8 inside: Length, indexer and Substring count UTF-16 units; escapes, surrogates, embedded NUL (corlib_native_System_String.cpp, CLR_RT_UnicodeHelper.cpp).
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static string Codes(string s)
    {
        string r = s.Length + ":";
        for (int i = 0; i < s.Length; i++)
        {
            r += " " + ((int)s[i]).ToString("X4");
        }

        return r;
    }

    public static void Main()
    {
        W(Codes("ascii"));
        W(Codes("\u00E9\u00FF\u0100\u07FF"));
        W(Codes("\u0800\u20AC\uFFFD"));
        W(Codes("a\u00E9b".Substring(1, 1)) + " | " + Codes("\u20ACx".Substring(1)));
        W("\u00E9t\u00E9 \u20AC");
        W("" + "\u00E9t\u00E9".IndexOf('t') + " " + "\u00E9t\u00E9".LastIndexOf('\u00E9') + " " + "x\u20ACy".IndexOf("y"));
        W(Codes(new string(new char[] { '\u00E9', 'a', '\u4E2D' })));
        W(Codes("\t\r\n\\\"'"));
        W("\u00E9".ToUpper() + "\u00C9".ToLower() + "\u00E9".PadLeft(3, '\u20AC'));
        W(("\u00E9" == "\u00E9") + " " + string.Compare("\u00E9", "f"));
        char[] c = "\u4E2D\u6587".ToCharArray();
        W(c.Length + " " + ((int)c[1]).ToString("X4"));
    }
}

// char: arithmetic, ToString, ToUpper and ToLower of the instance form's static counterpart are missing; comparisons and conversions.
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static bool IsDigit(char c) { return c >= '0' && c <= '9'; }

    public static void Main()
    {
        char a = 'a';
        W(a.ToString() + " " + (char)(a + 1) + " " + (a + 1) + " " + (int)char.MaxValue + " " + (int)char.MinValue);
        W((a < 'b') + " " + (a == 'a') + " " + a.Equals('a') + " " + a.Equals("a") + " " + IsDigit('5') + " " + IsDigit('x'));
        char[] c = { 'x', '\u00E9', '\u20AC', '\0', '\n' };
        int sum = 0;
        foreach (char x in c)
        {
            sum = (sum * 31) + x;
        }

        W("" + sum);
        int digit = '7' - '0';
        char hex = "0123456789ABCDEF"[11];
        W(digit + " " + hex + " " + (char)('A' + digit) + " " + (byte)'z' + " " + (ushort)c[2]);
        a++;
        a += (char)2;
        W("" + a);
        object o = a;
        W(o + " " + (char)o + " " + o.GetType().Name + " " + o.Equals('d'));
        W("quote' \" \\ \x41 \u0042 \t|");
    }
}

// Methods with many arguments and locals of every type, arguments changed, far branches, many cases, deep expressions.
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static string All(bool b, sbyte i1, byte u1, short i2, ushort u2, char c, int i4, uint u4, long i8, ulong u8, float r4, double r8, string s, object o, int[] a, DayOfWeek e)
    {
        i1++;
        u1++;
        i2++;
        u2++;
        c++;
        i4++;
        u4++;
        i8++;
        u8++;
        r4++;
        r8++;
        s += "+";
        b = !b;
        return b + " " + i1 + " " + u1 + " " + i2 + " " + u2 + " " + c + " " + i4 + " " + u4 + " " + i8 + " " + u8 + " " + r4.ToString() + " " + r8.ToString() + " " + s + " " + o + " " + a.Length + " " + (int)e;
    }

    int Instance(int a, int b, int c, int d, int e, int f, int g, int h) { return a + 2 * b + 3 * c + 4 * d + 5 * e + 6 * f + 7 * g + 8 * h; }

    static int Many(int n)
    {
        int a = n, b = a + 1, c = b + 1, d = c + 1, e = d + 1, f = e + 1, g = f + 1, h = g + 1, i = h + 1, j = i + 1, k = j + 1, l = k + 1, m = l + 1, o = m + 1, p = o + 1, q = p + 1, r = q + 1, s = r + 1, t = s + 1, u = t + 1;
        for (int x = 0; x < 2; x++)
        {
            if (x == 0) { a = u; u = b; b = t; t = c; c = s; s = d; d = r; r = e; }
            else { e = a; f = b; g = c; h = d; i += j; k -= l; m *= o; p ^= q; }
        }

        return a ^ b + c * d - e + f ^ g + h * i - j + k ^ l + m * o - p + q ^ r + s * t - u;
    }

    static int Cases(int n)
    {
        switch (n)
        {
            case 0: return 5; case 1: return 8; case 2: return 13; case 3: return 21; case 4: return 34; case 5: return 55; case 6: return 89; case 7: return 144;
            case 8: return 1; case 9: return 4; case 10: return 9; case 11: return 16; case 12: return 25; case 13: return 36; case 14: return 49; case 15: return 64;
            case 16: return 2; case 17: return 3; case 18: return 6; case 19: return 7; case 20: return 11; case 21: return 12; case 22: return 14; case 23: return 15;
            case 40: return 41; case 41: return 42; case 42: return 43; case 43: return 44; case 44: return 45; case 45: return 46; case 46: return 47; case 47: return 48;
        }

        return -1;
    }

    static int Ackermann(int m, int n) { return m == 0 ? n + 1 : n == 0 ? Ackermann(m - 1, 1) : Ackermann(m - 1, Ackermann(m, n - 1)); }

    public static void Main()
    {
        W(All(true, 127, 255, 32767, 65535, 'y', int.MaxValue, uint.MaxValue, long.MaxValue, ulong.MaxValue, 1.5f, -2.5, "s", 'o', new int[3], DayOfWeek.Friday));
        W("" + new Program().Instance(1, 2, 3, 4, 5, 6, 7, 8));
        W(Many(1) + " " + Many(-50) + " " + Many(1000000));
        string s = "";
        for (int i = -1; i < 49; i++) { s += Cases(i) + " "; }
        W(s);
        W("" + Ackermann(2, 6));
        W("" + (((((((((1 + 2) * 3) - 4) << 5) | 6) ^ 7) & 0xFFFF) % 1000) / 3));
    }
}

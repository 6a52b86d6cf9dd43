// 256-bit schoolbook multiplication and reduction steps over uint limbs with ulong carries, and over long limbs with signed carries.
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static uint[] Multiply(uint[] a, uint[] b)
    {
        uint[] r = new uint[a.Length + b.Length];
        for (int i = 0; i < a.Length; i++)
        {
            ulong carry = 0;
            for (int j = 0; j < b.Length; j++)
            {
                ulong t = (ulong)a[i] * b[j] + r[i + j] + carry;
                r[i + j] = (uint)t;
                carry = t >> 32;
            }

            r[i + b.Length] = (uint)carry;
        }

        return r;
    }

    static uint Subtract(uint[] a, uint[] b)
    {
        long borrow = 0;
        for (int i = 0; i < b.Length; i++)
        {
            long t = (long)a[i] - b[i] + borrow;
            a[i] = (uint)t;
            borrow = t >> 32;
        }

        return (uint)-borrow;
    }

    static string Hex(uint[] a)
    {
        string s = "";
        for (int i = a.Length - 1; i >= 0; i--)
        {
            s += a[i].ToString("X8");
        }

        return s;
    }

    static void Field25519()
    {
        long[] f = { 33554431, -16777216, 12345678, -87654321 / 4, 1, -1, 33554430, 16777215, -16777215, 7 };
        long[] g = new long[10];
        for (int i = 0; i < 10; i++)
        {
            for (int j = 0; j < 10; j++)
            {
                long p = f[i] * f[j] * ((i & j & 1) == 1 ? 2 : 1);
                if (i + j >= 10) { p *= 19; }
                g[(i + j) % 10] += p;
            }
        }

        string s = "";
        for (int i = 0; i < 10; i++)
        {
            int bits = (i & 1) == 0 ? 26 : 25;
            long carry = (g[i] + (1L << (bits - 1))) >> bits;
            g[(i + 1) % 10] += i == 9 ? carry * 19 : carry;
            g[i] -= carry << bits;
            s += g[i] + " ";
        }

        W(s);
    }

    public static void Main()
    {
        uint[] a = { 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0, 0, 0, 1, 0xFFFFFFFF };
        uint[] b = { 0x27D2604B, 0x3BCE3C3E, 0xCC53B0F6, 0x651D06B0, 0x769886BC, 0xB3EBBD55, 0xAA3A93E7, 0x5AC635D8 };
        W(Hex(Multiply(a, a)));
        W(Hex(Multiply(a, b)));
        W(Hex(Multiply(b, b)));
        uint borrow = Subtract(b, a);
        W(borrow + " " + Hex(b));
        W(Subtract(a, new uint[] { 1, 2, 3 }) + " " + Hex(a));
        Field25519();
    }
}

// Operators over one signed and one unsigned tag: which tag the result has (Numeric* take the left operand's type, CLR_RT_HeapBlock.cpp).
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static uint U(uint x) { return x; }

    static int I(int x) { return x; }

    static ulong UL(ulong x) { return x; }

    static long L(long x) { return x; }

    static string Test(int i) { return i + "/" + (i >> 4) + "/" + (long)i; }

    public static void Main()
    {
        uint u = U(0xFFFFFF00);
        int i = I(-256);
        W("u + i " + (long)((int)u + i) + " " + (((int)u + i) >> 4) + " i + u " + (long)(i + (int)u) + " " + ((i + (int)u) >> 4));
        W("u - i " + (long)((int)u - 1) + " " + (((int)u - 1) >> 4) + " i - u " + (long)(i - (int)U(1)) + " " + ((i - (int)U(1)) >> 4));
        W("u * i " + (long)((int)u * 3) + " i * u " + (long)(3 * (int)u));
        W("u & i " + (long)((int)u & i) + " i & u " + (long)(i & (int)u) + " u | i " + (long)((int)u | 1) + " i | u " + (long)(1 | (int)u) + " u ^ i " + (long)((int)u ^ 1) + " i ^ u " + (long)(1 ^ (int)u));
        W("~u " + (long)~(int)U(255) + " -u " + (long)-(int)U(256) + " " + (-(int)U(256) >> 4));
        W("u << n " + (long)((int)U(0xF0) << 24) + " u >> n " + ((int)u >> 28));
        W("u / i " + ((int)u / 16) + " i / u " + (i / (int)U(16)) + " u % i " + ((int)u % 48) + " i % u " + (i % (int)U(48)));
        W("u < i " + ((int)u < 0) + " i < u " + (i < (int)U(5)) + " u > i " + ((int)u > 0) + " == " + ((int)u == i) + " != " + ((int)u != i));
        W("unsigned compare " + ((uint)i > 5) + " " + ((uint)i < U(5)) + " " + (U(5) < (uint)i) + " " + ((uint)i == u));
        W("parameter " + Test((int)u) + " " + Test((int)u + i) + " " + Test(i + (int)u));
        W("(uint)i " + (long)((uint)i + 1) + " " + (((uint)i + 1) >> 4) + " " + ((uint)i / 16) + " " + ((uint)i % 48) + " " + (ulong)(uint)i);
        uint v = (uint)i;
        W("uint local " + (v >> 4) + " " + (v / 16) + " " + (long)v + " " + (v > 5));
        W("ulong " + ((long)UL(0xFFFFFFFFFFFFFF00) >> 4) + " " + ((long)UL(0xFFFFFFFFFFFFFF00) + L(0) >> 4) + " " + (L(0) + (long)UL(0xFFFFFFFFFFFFFF00) >> 4) + " " + ((long)UL(0xFFFFFFFFFFFFFF00) % 48));
        ulong w = (ulong)L(-256);
        W("ulong local " + (w >> 4) + " " + (w / 16) + " " + (w % 48) + " " + (w > 5));
        W("(ulong)long " + ((ulong)L(-256) >> 4) + " " + ((ulong)L(-256) / 16) + " " + ((ulong)L(-256) > 5));
        int t = I(1) > 0 ? (int)u : i;
        W("conditional " + (t >> 4) + " " + (long)(I(1) > 0 ? (int)u : i) + " " + ((I(1) > 0 ? (int)u : i) >> 4));
        int a = (int)u, b = (int)u;
        a += b;
        a >>= 4;
        W("compound " + a + " " + (long)a);
        switch ((int)u)
        {
            case -256:
                W("switch ok");
                break;
            default:
                W("switch default");
                break;
        }
    }
}

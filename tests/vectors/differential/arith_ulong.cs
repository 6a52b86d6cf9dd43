// Every ulong operator, with wrap-around: unchecked add/sub/mul/div.un/rem.un/and/or/xor/not/shl/shr.un (src/CLR/Core/Interpreter.cpp, Numeric* of CLR_RT_HeapBlock.cpp).
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static void Ops(ulong a, ulong b)
    {
        W("a " + a + " b " + b);
        W("add " + (a + b) + " sub " + (a - b) + " mul " + (a * b));
        if (b != 0)
        {
            W("div " + (a / b) + " rem " + (a % b));
        }

        W("and " + (a & b) + " or " + (a | b) + " xor " + (a ^ b));
        W("not " + (~a));
        W("shl " + (a << (int)b) + " shr " + (a >> (int)b));
        a++;
        b--;
        W("inc " + a + " dec " + b);
        a += b;
        a *= 3;
        a -= 7;
        a ^= b;
        a |= 1;
        a &= 0x7FFFFFFFFFFFFF;
        a <<= 2;
        a >>= 1;
        W("mix " + a);
    }

    public static void Main()
    {
        Ops(7, 3);
        Ops(0xFFFFFFFFFFFFFFF9, 0xFFFFFFFFFFFFFFFD);
        Ops(ulong.MaxValue, 1);
        Ops(0x8000000000000000, 2);
        Ops(ulong.MaxValue, ulong.MaxValue);
        Ops(0x8000000000000000, 0x8000000000000000);
        Ops(0x123456789ABCDEF0, 0xF0F0F0F0F0F0F0F0);
        Ops(0, 63);
        Ops(0xFFFFFFFFFFFFFFFF, 64);
    }
}

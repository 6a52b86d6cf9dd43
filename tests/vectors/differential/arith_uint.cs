// Every uint operator, with wrap-around: unchecked add/sub/mul/div.un/rem.un/and/or/xor/not/shl/shr.un (src/CLR/Core/Interpreter.cpp, Numeric* of CLR_RT_HeapBlock.cpp).
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static void Ops(uint a, uint b)
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
        a &= 0x7FFFFFF;
        a <<= 2;
        a >>= 1;
        W("mix " + a);
    }

    public static void Main()
    {
        Ops(7, 3);
        Ops(0xFFFFFFF9, 0xFFFFFFFD);
        Ops(uint.MaxValue, 1);
        Ops(0x80000000, 2);
        Ops(uint.MaxValue, uint.MaxValue);
        Ops(0x80000000, 0x80000000);
        Ops(0x12345678, 0xF0F0F0F0);
        Ops(0, 31);
        Ops(0xFFFFFFFF, 32);
    }
}

// Every long operator, with wrap-around: unchecked add/sub/mul/div/rem/and/or/xor/not/neg/shl/shr (src/CLR/Core/Interpreter.cpp, Numeric* of CLR_RT_HeapBlock.cpp).
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static void Ops(long a, long b)
    {
        W("a " + a + " b " + b);
        W("add " + (a + b) + " sub " + (a - b) + " mul " + (a * b));
        if (b != 0 && !(a == long.MinValue && b == -1))
        {
            W("div " + (a / b) + " rem " + (a % b));
        }

        W("and " + (a & b) + " or " + (a | b) + " xor " + (a ^ b));
        W("not " + (~a) + " neg " + (-a));
        W("shl " + (a << (int)b) + " shr " + (a >> (int)b) + " shr.un " + (a >>> (int)b));
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
        Ops(-7, 3);
        Ops(7, -3);
        Ops(-7, -3);
        Ops(long.MaxValue, 1);
        Ops(long.MinValue, 2);
        Ops(long.MaxValue, long.MaxValue);
        Ops(long.MinValue, long.MinValue);
        Ops(0x123456789ABCDEF0, 0x0F0F0F0F0F0F0F0F);
        Ops(0, 63);
        Ops(-1, 64);
    }
}

// Every int operator, with wrap-around: unchecked add/sub/mul/div/rem/and/or/xor/not/neg/shl/shr (src/CLR/Core/Interpreter.cpp, Numeric* of CLR_RT_HeapBlock.cpp).
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static void Ops(int a, int b)
    {
        W("a " + a + " b " + b);
        W("add " + (a + b) + " sub " + (a - b) + " mul " + (a * b));
        if (b != 0 && !(a == int.MinValue && b == -1))
        {
            W("div " + (a / b) + " rem " + (a % b));
        }

        W("and " + (a & b) + " or " + (a | b) + " xor " + (a ^ b));
        W("not " + (~a) + " neg " + (-a));
        W("shl " + (a << b) + " shr " + (a >> b) + " shr.un " + (a >>> b));
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
        Ops(-7, 3);
        Ops(7, -3);
        Ops(-7, -3);
        Ops(int.MaxValue, 1);
        Ops(int.MinValue, 2);
        Ops(int.MaxValue, int.MaxValue);
        Ops(int.MinValue, int.MinValue);
        Ops(0x12345678, 0x0F0F0F0F);
        Ops(0, 31);
        Ops(-1, 32);
    }
}

// checked does not check: add.ovf, sub.ovf, mul.ovf and their .un forms run the unchecked handlers (Interpreter.cpp:1774-1812).
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static void Int(int a, int b) { checked { W("int " + (a + b) + " " + (a - b) + " " + (a * b) + " " + (-a)); } }

    static void UInt(uint a, uint b) { checked { W("uint " + (a + b) + " " + (a - b) + " " + (a * b)); } }

    static void Long(long a, long b) { checked { W("long " + (a + b) + " " + (a - b) + " " + (a * b) + " " + (-a)); } }

    static void ULong(ulong a, ulong b) { checked { W("ulong " + (a + b) + " " + (a - b) + " " + (a * b)); } }

    static void Small(byte b, sbyte sb, short s, ushort us, char c)
    {
        checked
        {
            b++;
            sb--;
            s++;
            us--;
            c++;
            W("small " + b + " " + sb + " " + s + " " + us + " " + (int)c);
        }
    }

    static int Loop(int n)
    {
        int product = 1;
        checked
        {
            for (int i = 1; i <= n; i++)
            {
                product *= i;
            }
        }

        return product;
    }

    public static void Main()
    {
        Int(int.MaxValue, 1);
        Int(int.MinValue, 1);
        Int(int.MaxValue, int.MaxValue);
        UInt(uint.MaxValue, 1);
        UInt(0, 1);
        UInt(0x80000000, 2);
        Long(long.MaxValue, 1);
        Long(long.MinValue, 1);
        ULong(ulong.MaxValue, 1);
        ULong(0, 1);
        ULong(0x8000000000000000, 2);
        Small(255, -128, 32767, 0, char.MaxValue);
        W("13! " + Loop(13) + " 20! " + Loop(20));
    }
}

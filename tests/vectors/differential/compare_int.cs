// ceq, cgt, clt, their .un forms and every conditional branch on int, uint, long and ulong (Interpreter.cpp, CLR_RT_HeapBlock::Compare_Values).
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static string F(bool b) { return b ? "1" : "0"; }

    static void Int(int a, int b)
    {
        string s = F(a < b) + F(a <= b) + F(a > b) + F(a >= b) + F(a == b) + F(a != b);
        string t = "";
        if (a < b) { t += "1"; } else { t += "0"; }
        if (a <= b) { t += "1"; } else { t += "0"; }
        if (a > b) { t += "1"; } else { t += "0"; }
        if (a >= b) { t += "1"; } else { t += "0"; }
        if (a == b) { t += "1"; } else { t += "0"; }
        if (a != b) { t += "1"; } else { t += "0"; }
        W("int " + s + " " + t);
    }

    static void UInt(uint a, uint b)
    {
        string s = F(a < b) + F(a <= b) + F(a > b) + F(a >= b) + F(a == b) + F(a != b);
        string t = "";
        if (a < b) { t += "1"; } else { t += "0"; }
        if (a <= b) { t += "1"; } else { t += "0"; }
        if (a > b) { t += "1"; } else { t += "0"; }
        if (a >= b) { t += "1"; } else { t += "0"; }
        if (a == b) { t += "1"; } else { t += "0"; }
        if (a != b) { t += "1"; } else { t += "0"; }
        W("uint " + s + " " + t);
    }

    static void Long(long a, long b)
    {
        string s = F(a < b) + F(a <= b) + F(a > b) + F(a >= b) + F(a == b) + F(a != b);
        string t = "";
        if (a < b) { t += "1"; } else { t += "0"; }
        if (a <= b) { t += "1"; } else { t += "0"; }
        if (a > b) { t += "1"; } else { t += "0"; }
        if (a >= b) { t += "1"; } else { t += "0"; }
        if (a == b) { t += "1"; } else { t += "0"; }
        if (a != b) { t += "1"; } else { t += "0"; }
        W("long " + s + " " + t);
    }

    static void ULong(ulong a, ulong b)
    {
        string s = F(a < b) + F(a <= b) + F(a > b) + F(a >= b) + F(a == b) + F(a != b);
        string t = "";
        if (a < b) { t += "1"; } else { t += "0"; }
        if (a <= b) { t += "1"; } else { t += "0"; }
        if (a > b) { t += "1"; } else { t += "0"; }
        if (a >= b) { t += "1"; } else { t += "0"; }
        if (a == b) { t += "1"; } else { t += "0"; }
        if (a != b) { t += "1"; } else { t += "0"; }
        W("ulong " + s + " " + t);
    }

    public static void Main()
    {
        Int(1, 2);
        Int(2, 1);
        Int(-1, 1);
        Int(int.MinValue, int.MaxValue);
        Int(5, 5);
        UInt(1, 2);
        UInt(0xFFFFFFFF, 1);
        UInt(1, 0x80000000);
        UInt(7, 7);
        Long(-1, 1);
        Long(long.MinValue, long.MaxValue);
        Long(0x100000000, 1);
        Long(9, 9);
        ULong(0xFFFFFFFFFFFFFFFF, 1);
        ULong(0x8000000000000000, 0x7FFFFFFFFFFFFFFF);
        ULong(3, 3);
        object o = "x";
        object p = null;
        W(F(o != null) + F(p == null) + F(o == p) + F(o is string) + F(p is string));
        byte b = 200;
        sbyte sb = -56;
        char c = 'A';
        W(F(b > 100) + F(sb < 0) + F(b == 200) + F((byte)sb == b) + F(c == 65) + F(c < 'B'));
    }
}

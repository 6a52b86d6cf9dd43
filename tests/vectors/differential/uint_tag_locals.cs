// optimise: no
// The unsigned tag in code compiled without optimisation: through a typed local the extension rule applies (Interpreter.cpp, about 150-175).
using System;

public class Program
{
    static int s_field;

    int _field;

    static void W(string s) { Console.WriteLine(s); }

    static uint U(uint x) { return x; }

    static int Take(int i) { return i >> 4; }

    static long Widen(int i) { return i; }

    static int Pass(uint u) { return (int)u; }

    public static void Main()
    {
        uint u = U(0xFFFFFFF0);
        W("long " + (long)(int)u);
        W("shr " + ((int)u >> 4));
        W("rem " + ((int)u % 7));
        W("div " + ((int)u / 7));
        W("double " + BitConverter.DoubleToInt64Bits((double)(int)u).ToString("X16"));
        W("less " + ((int)u < 0));
        W("equal " + ((int)u == -16));
        W("argument " + Take((int)u) + " " + Widen((int)u));
        W("return " + (Pass(u) >> 4) + " " + (long)Pass(u));
        s_field = (int)u;
        W("static field " + (s_field >> 4) + " " + (long)s_field);
        Program p = new Program();
        p._field = (int)u;
        W("field " + (p._field >> 4) + " " + (long)p._field);
        int[] array = { 0 };
        array[0] = (int)u;
        W("element " + (array[0] >> 4) + " " + (long)array[0]);
        object o = (int)u;
        W("boxed " + ((int)o >> 4) + " " + o.GetType().Name + " " + o.ToString());
        int i = (int)u;
        int j = i + 0;
        W("local " + (i >> 4) + " " + (j >> 4) + " " + (long)i);
        W("text " + ((int)u).ToString());
        uint back = (uint)i;
        W("back " + (back >> 4) + " " + (ulong)back + " " + (uint)(i >> 4));
        int s = -16;
        W("(uint)int " + ((uint)s >> 4) + " " + (ulong)(uint)s + " " + ((uint)s % 7) + " " + ((uint)s / 7) + " " + ((uint)s < 5));
        long l = -16;
        W("(ulong)long " + ((ulong)l >> 4) + " " + ((ulong)l % 7) + " " + ((ulong)l / 7));
        ulong ul = 0xFFFFFFFFFFFFFFF0;
        W("(long)ulong " + ((long)ul >> 4) + " " + ((long)ul % 7) + " " + ((long)ul / 7) + " " + ((long)ul < 0));
        W("mixed " + ((int)u + 1 >> 1) + " " + ((int)(u ^ 1) >> 1) + " " + (long)(int)(u | 3));
    }
}

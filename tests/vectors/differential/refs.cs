// ref, out and in parameters over locals, arguments, fields, static fields and elements of every kind (ldloca, ldarga, ldflda, ldsflda, ldelema, ldind, stind).
using System;

public class Program
{
    struct Pair { public int A; public byte B; }

    static int s_int = 1;
    static byte s_byte = 250;
    static string s_text = "s";
    static Pair s_pair;

    int _int = 5;
    long _long = 6;
    Pair _pair;

    static void W(string s) { Console.WriteLine(s); }

    static void Add(ref int x, int by) { x += by; }

    static void AddByte(ref byte x) { x += 10; }

    static void AddSByte(ref sbyte x) { x -= 10; }

    static void AddShort(ref short x) { x += 1; }

    static void AddUShort(ref ushort x) { x += 1; }

    static void AddChar(ref char x) { x++; }

    static void AddUInt(ref uint x) { x -= 1; }

    static void AddLong(ref long x) { x *= 3; }

    static void AddULong(ref ulong x) { x -= 1; }

    static void AddFloat(ref float x) { x *= 1.5f; }

    static void AddDouble(ref double x) { x *= 1.5; }

    static void Not(ref bool x) { x = !x; }

    static void Append(ref string x) { x += "!"; }

    static void Replace(ref object x) { x = x + "?"; }

    static void Bump(ref Pair p) { p.A++; p.B += 200; }

    static bool Try(string s, out int length, out string upper)
    {
        length = s.Length;
        upper = s.ToUpper();
        return length > 2;
    }

    static int Read(in int x, in Pair p) { return x + p.A; }

    static void Swap(ref int a, ref int b)
    {
        int t = a;
        a = b;
        b = t;
    }

    static void Chain(ref int x) { Add(ref x, 100); }

    static void Argument(int x)
    {
        Add(ref x, 7);
        W("argument " + x);
    }

    public static void Main()
    {
        int i = 1;
        Add(ref i, 2);
        W("local " + i);
        Argument(3);
        Add(ref s_int, 4);
        AddByte(ref s_byte);
        Append(ref s_text);
        Bump(ref s_pair);
        W("static " + s_int + " " + s_byte + " " + s_text + " " + s_pair.A + " " + s_pair.B);
        Program p = new Program();
        Add(ref p._int, 10);
        AddLong(ref p._long);
        Bump(ref p._pair);
        Bump(ref p._pair);
        Add(ref p._pair.A, 40);
        AddByte(ref p._pair.B);
        W("field " + p._int + " " + p._long + " " + p._pair.A + " " + p._pair.B);
        int[] ints = { 1, 2 };
        byte[] bytes = { 250, 1 };
        sbyte[] sbytes = { -125 };
        short[] shorts = { 32767 };
        ushort[] ushorts = { 65535 };
        char[] chars = { 'a' };
        uint[] uints = { 0 };
        long[] longs = { 7 };
        ulong[] ulongs = { 0 };
        float[] floats = { 3 };
        double[] doubles = { 5 };
        bool[] bools = { true };
        string[] strings = { "e" };
        object[] objects = { "o" };
        Pair[] pairs = new Pair[1];
        Add(ref ints[1], 5);
        AddByte(ref bytes[0]);
        AddSByte(ref sbytes[0]);
        AddShort(ref shorts[0]);
        AddUShort(ref ushorts[0]);
        AddChar(ref chars[0]);
        AddUInt(ref uints[0]);
        AddLong(ref longs[0]);
        AddULong(ref ulongs[0]);
        AddFloat(ref floats[0]);
        AddDouble(ref doubles[0]);
        Not(ref bools[0]);
        Append(ref strings[0]);
        Replace(ref objects[0]);
        Bump(ref pairs[0]);
        Add(ref pairs[0].A, 1);
        W("element " + ints[1] + " " + bytes[0] + " " + sbytes[0] + " " + shorts[0] + " " + ushorts[0] + " " + chars[0] + " " + uints[0] + " " + longs[0] + " " + ulongs[0]);
        W("element " + floats[0].ToString() + " " + doubles[0].ToString() + " " + bools[0] + " " + strings[0] + " " + objects[0] + " " + pairs[0].A + " " + pairs[0].B);
        sbyte sb = -125;
        short sh = 32767;
        char ch = 'y';
        bool bo = false;
        float fl = 2;
        AddSByte(ref sb);
        AddShort(ref sh);
        AddChar(ref ch);
        Not(ref bo);
        AddFloat(ref fl);
        W("small " + sb + " " + sh + " " + ch + " " + bo + " " + fl.ToString());
        W("out " + Try("abc", out int n, out string u) + " " + n + " " + u + " " + Try("x", out n, out u) + " " + n + " " + u);
        W("in " + Read(5, s_pair) + " " + Read(in i, in s_pair));
        Swap(ref ints[0], ref ints[1]);
        W("swap " + ints[0] + " " + ints[1]);
        Swap(ref i, ref s_int);
        W("swap " + i + " " + s_int);
        Chain(ref p._int);
        W("chain " + p._int);
    }
}

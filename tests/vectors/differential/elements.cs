// ldelem and stelem of every element type, zero-initialised arrays, Length, foreach (Interpreter.cpp:2838-3065).
using System;

public class Program
{
    enum Tiny : sbyte { Minus = -1, Zero }

    struct Pair { public int A; public long B; }

    static void W(string s) { Console.WriteLine(s); }

    static int I(int x) { return x; }

    static int Length(Array a) { return a.Length; }

    public static void Main()
    {
        bool[] flags = new bool[3];
        flags[1] = true;
        W("bool " + flags[0] + flags[1] + flags.Length);
        sbyte[] i1 = { -1, 2, sbyte.MinValue };
        i1[0] -= 5;
        W("sbyte " + i1[0] + " " + i1[1] + " " + i1[2]);
        byte[] u1 = new byte[I(2)];
        u1[0] = (byte)I(300);
        u1[1] = 255;
        W("byte " + u1[0] + " " + u1[1]);
        short[] i2 = { short.MinValue, 5 };
        i2[1] = (short)I(40000);
        W("short " + i2[0] + " " + i2[1]);
        ushort[] u2 = { 65535, 5 };
        u2[1] = (ushort)I(-2);
        W("ushort " + u2[0] + " " + u2[1]);
        char[] c = { 'a', '\u20AC' };
        c[0]++;
        W("char " + c[0] + " " + (int)c[1]);
        int[] i4 = { int.MinValue, int.MaxValue };
        i4[1]++;
        W("int " + i4[0] + " " + i4[1]);
        uint[] u4 = { uint.MaxValue, 0 };
        u4[1]--;
        W("uint " + u4[0] + " " + u4[1]);
        long[] i8 = { long.MinValue, 1 };
        i8[1] <<= 40;
        W("long " + i8[0] + " " + i8[1]);
        ulong[] u8 = { ulong.MaxValue, 1 };
        u8[1] -= 2;
        W("ulong " + u8[0] + " " + u8[1]);
        float[] r4 = { 1.5f, -0.25f };
        r4[0] += r4[1];
        W("float " + r4[0].ToString());
        double[] r8 = { 1.5, -0.25 };
        r8[0] *= r8[1];
        W("double " + r8[0].ToString());
        string[] text = { "x", null };
        text[1] = text[0] + "y";
        W("string " + text[1]);
        object[] objects = { 1, "two", 3.5, null, 'c', 6L };
        W("object " + objects[0] + objects[1] + (objects[3] == null) + objects[4] + objects[5]);
        Tiny[] tiny = { Tiny.Minus, Tiny.Zero };
        tiny[1] = Tiny.Minus;
        W("enum " + (int)tiny[0] + " " + (int)tiny[1]);
        Pair[] pairs = new Pair[2];
        pairs[1].B = 7;
        Pair copy = pairs[1];
        copy.A = 9;
        W("struct " + pairs[1].A + " " + pairs[1].B + " " + copy.A + " " + pairs[0].B);
        pairs[0] = copy;
        W("struct " + pairs[0].A + " " + pairs[0].B);
        int[][] jagged = { new int[] { 1 }, new int[] { 2, 3 }, null };
        jagged[1][1] = 33;
        W("jagged " + jagged[1][1] + " " + jagged[0].Length + " " + (jagged[2] == null));
        int sum = 0;
        foreach (int[] row in jagged)
        {
            if (row == null)
            {
                continue;
            }

            foreach (int x in row)
            {
                sum += x;
            }
        }

        W("sum " + sum);
        W("zero " + Length(new int[2][]) + " " + Length(new object[0]) + " " + (Length(new string[3]) == 3) + " " + new double[I(1)].Length + " " + new char[I(0)].Length);
        uint index = 1;
        long wide = 0;
        W("index " + i4[index] + " " + i4[wide] + " " + u1[(byte)1]);
    }
}

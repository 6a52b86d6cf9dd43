// box, unbox.any and casts of every primitive, enum and struct; unboxing to another type is InvalidCastException, from null NullReferenceException.
using System;

public class Program
{
    enum E : byte { A, B = 200 }

    struct S { public int X; public int Get() { return X; } }

    static void W(string s) { Console.WriteLine(s); }

    static void T(string n, Action a)
    {
        try
        {
            a();
        }
        catch (Exception e)
        {
            W(n + " " + e.GetType().Name);
        }
    }

    static string Kind(object o)
    {
        if (o is int) { return "int"; }
        if (o is uint) { return "uint"; }
        if (o is long) { return "long"; }
        if (o is ulong) { return "ulong"; }
        if (o is short) { return "short"; }
        if (o is ushort) { return "ushort"; }
        if (o is byte) { return "byte"; }
        if (o is sbyte) { return "sbyte"; }
        if (o is char) { return "char"; }
        if (o is bool) { return "bool"; }
        if (o is float) { return "float"; }
        if (o is double) { return "double"; }
        if (o is string) { return "string"; }
        if (o is E) { return "E"; }
        if (o is S) { return "S"; }
        return o == null ? "null" : "?";
    }

    public static void Main()
    {
        object[] all = { -1, 2u, -3L, 4UL, (short)-5, (ushort)6, (byte)7, (sbyte)-8, 'c', true, 1.5f, 2.5, "s", E.B, new S { X = 9 }, null, new object() };
        foreach (object o in all)
        {
            W(Kind(o) + " " + (o == null ? "-" : o.GetType().FullName) + " " + (o is ValueType));
        }

        W("" + (int)all[0] + (uint)all[1] + (long)all[2] + (ulong)all[3] + (short)all[4] + (ushort)all[5] + (byte)all[6] + (sbyte)all[7] + (char)all[8] + (bool)all[9]);
        W(((float)all[10]).ToString() + " " + ((double)all[11]).ToString() + " " + (int)(E)all[13] + " " + ((S)all[14]).Get());
        object boxed = (byte)250;
        byte b = (byte)boxed;
        b += 10;
        W(b + " " + boxed);
        object s = new S { X = 1 };
        S copy = (S)s;
        copy.X = 2;
        W(((S)s).X + " " + copy.X);
        object same = s;
        W("" + (same == s));
        T("int as long", () => W("" + (long)all[0]));
        T("int as uint", () => W("" + (uint)all[0]));
        T("byte as int", () => W("" + (int)all[6]));
        T("sbyte as byte", () => W("" + (byte)all[7]));
        T("enum as byte", () => W("enum as byte " + (byte)all[13]));
        T("byte as enum", () => W("byte as enum " + (int)(E)all[6]));
        T("string as int", () => W("" + (int)all[12]));
        T("null as int", () => W("" + (int)all[15]));
        T("null as S", () => W("" + ((S)all[15]).X));
        T("S as E", () => W("" + (int)(E)all[14]));
        T("float as double", () => W("" + (double)all[10]));
        T("char as ushort", () => W("" + (ushort)all[8]));
        T("object as string", () => W((string)all[16]));
        T("null as string", () => W("null as string " + ((string)all[15] == null)));
    }
}

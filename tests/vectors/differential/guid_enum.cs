// Guid round trips and ToString; enums: arithmetic, flags, underlying types, ToString gives the number, boxing and switch.
using System;

public class Program
{
    enum Plain { A, B = 5, C }

    enum Tiny : byte { Low = 1, High = 200 }

    enum Wide : long { Big = 0x100000000, Minus = -1 }

    [Flags]
    enum Bits : ushort { None = 0, One = 1, Two = 2, Both = One | Two, Top = 0x8000 }

    static void W(string s) { Console.WriteLine(s); }

    public static void Main()
    {
        Guid g = new Guid(new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 });
        W(g.ToString());
        W(BitConverter.ToString(g.ToByteArray()));
        Guid h = new Guid("04030201-0605-0807-090a-0b0c0d0e0f10");
        Guid k = new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        W(g.Equals(h) + " " + g.Equals(k) + " " + Guid.Empty.ToString());
        W(k.ToString());
        Plain p = Plain.B;
        W((int)p + " " + (int)(p + 1) + " " + (p == Plain.B) + " " + (p < Plain.C) + " " + (int)(Plain)7);
        W("text " + p.ToString() + " " + Tiny.High.ToString() + " " + Wide.Minus.ToString());
        p++;
        W("" + (int)p);
        Tiny t = Tiny.High;
        t += 100;
        W((byte)t + " " + (int)(Tiny)255);
        Wide w = Wide.Big;
        W((long)w + " " + (long)(w | (Wide)1) + " " + (w == Wide.Big) + " " + (long)Wide.Minus);
        Bits b = Bits.One | Bits.Top;
        b &= ~Bits.One;
        b ^= Bits.Two;
        W((int)b + " " + ((b & Bits.Two) != 0) + " " + (b == (Bits.Top | Bits.Two)) + " " + (int)~Bits.Both);
        object o = Plain.C;
        W(o.GetType().Name + " " + (o is Plain) + " " + (o is int) + " " + (int)(Plain)o + " " + o.Equals(Plain.C) + " " + o.Equals(Plain.A));
        Plain[] all = { Plain.A, Plain.C };
        W(all.Length + " " + (int)all[1] + " " + (int)default(Plain));
    }
}

// Enums: every underlying type, arithmetic, HasFlag, Equals, ToString and GetHashCode of plain and boxed ones, as constants, keys and array elements (corlib_native_System_Enum.cpp).
// uses: nanoFramework.System.Collections
using System;
using System.Collections;

public class Program
{
    enum B : byte { Zero, High = 200, Max = 255 }

    enum SB : sbyte { Min = -128, Minus = -1, Max = 127 }

    enum S : short { Min = -32768 }

    enum US : ushort { Max = 65535 }

    enum I { Minus = -1, Zero, One }

    enum UI : uint { Max = 0xFFFFFFFF }

    enum L : long { Min = long.MinValue, Big = 0x100000000 }

    enum UL : ulong { Max = ulong.MaxValue }

    [Flags]
    enum F { None = 0, A = 1, B = 2, C = 4, AB = 3 }

    enum Other { None, A, B }

    static int s_hundred = 100;

    static L s_big = L.Big;

    static UI s_max = UI.Max;

    static SB s_minus = SB.Minus;

    static void W(string s) { Console.WriteLine(s); }

    static void T(string n, Action a)
    {
        try { a(); }
        catch (Exception e) { W(n + " " + e.GetType().Name); }
    }

    static string Name(object o) { return o.GetType().Name + ":" + o; }

    public static void Main()
    {
        W(B.High + " " + SB.Min + " " + SB.Minus + " " + S.Min + " " + US.Max + " " + I.Minus + " " + UI.Max + " " + L.Min + " " + L.Big + " " + UL.Max);
        W(Name(B.High) + " " + Name(SB.Minus) + " " + Name(S.Min) + " " + Name(US.Max) + " " + Name(I.Minus) + " " + Name(UI.Max) + " " + Name(L.Big) + " " + Name(UL.Max));
        W(B.High.ToString() + " " + SB.Min.ToString() + " " + I.One.ToString() + " " + L.Min.ToString() + " " + UL.Max.ToString() + " " + (F.A | F.C).ToString());
        F f = F.A | F.C;
        W(f.HasFlag(F.A) + " " + f.HasFlag(F.B) + " " + f.HasFlag(F.None) + " " + f.HasFlag(F.AB) + " " + (f & ~F.A) + " " + (f ^ F.AB) + " " + (int)~f);
        T("other flag", () => W("other flag " + f.HasFlag(Other.A)));
        T("null flag", () => W("null flag " + f.HasFlag(null)));
        T("wide flag", () => W("wide flag " + L.Big.HasFlag(L.Big) + " " + UL.Max.HasFlag(UL.Max) + " " + L.Min.HasFlag(L.Big) + " " + SB.Minus.HasFlag(SB.Max)));
        B b = B.Max;
        b++;
        SB sb = SB.Max;
        sb++;
        W(b + " " + sb + " " + ((int)B.High + s_hundred) + " " + (byte)((int)B.High + s_hundred) + " " + (B.High - B.Zero) + " " + (I.One - 5) + " " + (I.One > I.Minus) + " " + (UL.Max > 0));
        object x = I.One;
        object y = I.One;
        W(x.Equals(y) + " " + x.Equals(1) + " " + 1.Equals(x) + " " + x.Equals(Other.A) + " " + I.One.Equals(I.One) + " " + object.Equals(x, y) + " " + (x == y));
        W((x is I) + " " + (x is int) + " " + (x is Enum) + " " + (x is ValueType) + " " + (x is Other));
        T("unbox int", () => W("unbox int " + (int)x));
        T("unbox other", () => W("unbox other " + (int)(Other)x));
        T("unbox wrong size", () => W("unbox wrong size " + (L)x));
        W((x.GetHashCode() == y.GetHashCode()) + " " + (I.One.GetHashCode() == I.One.GetHashCode()));
        Hashtable h = new Hashtable();
        h[F.A] = "a";
        h[Other.A] = "other";
        W(h.Count + " " + h[F.A] + " " + h[Other.A] + " " + (h[1] == null));
        B[] bs = { B.High, B.Max };
        bs[0]++;
        W((int)bs[0] + " " + bs.GetType().FullName);
        Enum e = F.C;
        W(e.ToString() + " " + e.GetType().Name + " " + (F)(object)e + " " + typeof(F).BaseType.FullName + " " + typeof(F).IsEnum + " " + typeof(F).IsValueType + " " + typeof(Enum).IsEnum + " " + typeof(Enum).IsValueType);
        W(string.Format("{0} {0:D} {0:X} {1:D3} [{2,5}]", F.C, B.High, I.Minus));
        F d = default;
        W(d + " " + (d == F.None) + " " + (F)8 + " " + (F)(-1) + " " + (byte)s_big + " " + (int)s_max + " " + (long)s_max + " " + (ulong)s_minus);
    }
}

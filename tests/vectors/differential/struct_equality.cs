// ValueType.Equals, object.Equals, ReferenceEquals and == over structs, boxed values and enums (corlib_native_System_ValueType.cpp, System_Object.cpp).
using System;

public class Program
{
    struct P { public int X; public int Y; public P(int x, int y) { X = x; Y = y; } }

    struct Q { public string S; public double D; public P P; }

    struct R
    {
        public int X;
        public override bool Equals(object o) { return o is R && ((R)o).X % 10 == X % 10; }
        public override int GetHashCode() { return X; }
        public static bool operator ==(R a, R b) { return a.X == b.X; }
        public static bool operator !=(R a, R b) { return a.X != b.X; }
    }

    enum E { A, B }

    static void W(string s) { Console.WriteLine(s); }

    public static void Main()
    {
        P a = new P(1, 2);
        P b = new P(1, 2);
        P c = new P(1, 3);
        W("struct " + a.Equals(b) + " " + a.Equals(c) + " " + a.Equals("x"));
        object oa = a;
        object ob = b;
        W("boxed " + oa.Equals(ob) + " " + (oa == ob) + " " + object.Equals(oa, ob) + " " + object.ReferenceEquals(oa, oa) + " " + object.ReferenceEquals(a, a));
        R r = new R { X = 5 };
        R s = new R { X = 15 };
        W("own " + r.Equals(s) + " " + (r == s) + " " + (r != s) + " " + object.Equals(r, s));
        W("int " + 5.Equals(5) + " " + 5.Equals(6) + " " + ((object)5).Equals(5) + " " + ((object)5).Equals(5L) + " " + ((object)'a').Equals('a'));
        W("long " + 5L.Equals(5L) + " " + ((object)5L).Equals(5));
        W("double " + 1.5.Equals(1.5) + " " + ((object)1.5).Equals(1.5) + " " + ((object)1.5f).Equals(1.5));
        W("enum " + E.A.Equals(E.A) + " " + ((object)E.A).Equals(E.B) + " " + ((object)E.B).Equals(1) + " " + (E.A == (E)0));
        W("string " + "ab".Equals("a" + 'b') + " " + ((object)"ab" == (object)("a" + 'b')) + " " + object.Equals(null, null) + " " + object.Equals("x", null));
        object o1 = new object();
        object o2 = o1;
        W("object " + o1.Equals(o2) + " " + o1.Equals(new object()) + " " + (o1 == o2));
        W("bool " + true.Equals(true) + " " + ((object)true).Equals(false));
    }
}

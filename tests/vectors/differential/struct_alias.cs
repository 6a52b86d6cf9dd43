// Every way to copy a struct, then change one side: which copies are real (ldloc/stloc, ldfld, ldelem, ldobj/stobj, arguments, results, box, Clone, Array.Copy).
using System;
using System.Collections;

public class Program
{
    struct P { public int X; public Q In; }

    struct Q { public int Y; }

    class H { public P F; public static P S; public P Auto { get; set; } public P[] A = new P[2]; }

    static void W(string n, int a, int b) { Console.WriteLine(n + " " + a + " " + b); }

    static P New(int x) { P p = new P(); p.X = x; p.In.Y = x; return p; }

    static P Same(P p) { return p; }

    static P Changed(P p) { p.X = 100; return p; }

    static void Assign(ref P a, ref P b) { a = b; }

    static void Out(out P p, P from) { p = from; }

    static P Field(H h) { return h.F; }

    static P Static() { return H.S; }

    static P Element(P[] a) { return a[0]; }

    static P Deref(ref P p) { return p; }

    static P s_last;

    static void Keep(P p) { s_last = p; }

    public static void Main()
    {
        P a = New(1), b = a;
        b.X = 2;
        W("local", a.X, b.X);
        b = Same(a);
        b.X = 3;
        W("result", a.X, b.X);
        b = Changed(a);
        W("argument", a.X, b.X);
        Assign(ref b, ref a);
        b.X = 4;
        W("stobj", a.X, b.X);
        Out(out b, a);
        b.X = 5;
        W("out", a.X, b.X);
        H h = new H();
        h.F = a;
        h.F.X = 6;
        W("to field", a.X, h.F.X);
        b = h.F;
        b.X = 7;
        W("from field", h.F.X, b.X);
        b = Field(h);
        b.X = 8;
        W("field result", h.F.X, b.X);
        H.S = a;
        H.S.X = 9;
        W("to static", a.X, H.S.X);
        b = H.S;
        b.X = 10;
        W("from static", H.S.X, b.X);
        b = Static();
        b.X = 11;
        W("static result", H.S.X, b.X);
        h.A[0] = a;
        h.A[0].X = 12;
        W("to element", a.X, h.A[0].X);
        b = h.A[0];
        b.X = 13;
        W("from element", h.A[0].X, b.X);
        b = Element(h.A);
        b.X = 14;
        W("element result", h.A[0].X, b.X);
        h.A[1] = h.A[0];
        h.A[1].X = 15;
        W("element to element", h.A[0].X, h.A[1].X);
        b = Deref(ref h.A[0]);
        b.X = 16;
        W("ldobj", h.A[0].X, b.X);
        h.Auto = a;
        b = h.Auto;
        b.X = 17;
        W("property", h.Auto.X, b.X);
        Q q = a.In;
        q.Y = 18;
        W("inner from", a.In.Y, q.Y);
        a.In = q;
        a.In.Y = 19;
        W("inner to", q.Y, a.In.Y);
        b = a;
        b.In.Y = 20;
        W("inner of copy", a.In.Y, b.In.Y);
        object o = a;
        a.X = 21;
        W("box", a.X, ((P)o).X);
        b = (P)o;
        b.X = 22;
        W("unbox", ((P)o).X, b.X);
        P[] copy = (P[])h.A.Clone();
        copy[0].X = 23;
        W("clone", h.A[0].X, copy[0].X);
        P[] to = new P[2];
        Array.Copy(h.A, to, 2);
        to[0].X = 24;
        W("array copy", h.A[0].X, to[0].X);
        h.A.CopyTo(to, 0);
        to[1].X = 25;
        W("copyto", h.A[1].X, to[1].X);
        ArrayList list = new ArrayList();
        list.Add(a);
        a.X = 26;
        W("list", a.X, ((P)list[0]).X);
        Keep(a);
        a.X = 27;
        W("kept", a.X, s_last.X);
        int i = 0;
        foreach (P e in h.A) { P c = e; c.X = 28 + i++; }
        W("foreach", h.A[0].X, h.A[1].X);
        Action action = () => a.X++;
        b = a;
        action();
        W("closure", a.X, b.X);
        P t = h.A[0];
        h.A[0] = h.A[1];
        h.A[1] = t;
        h.A[0].X = 30;
        W("swap", h.A[0].X, h.A[1].X);
        P cond = i > 0 ? a : b;
        cond.X = 31;
        W("conditional", a.X, cond.X);
        b = new P { X = 32, In = q };
        b.In.Y = 33;
        W("initialiser", q.Y, b.In.Y);
        P[] made = { a, b };
        made[0].X = 34;
        W("array initialiser", a.X, made[0].X);
        P r = default;
        r = a;
        a = default;
        W("default", a.X, r.X);
        ref P rr = ref h.A[1];
        P v = rr;
        rr.X = 35;
        W("ref local", v.X, h.A[1].X);
    }
}

// Structs in structs, in arrays, as fields, with object fields, default values, this calls, methods that change them, ref this; the last line aliases (dup of a value type, see struct_dup).
using System;

public class Program
{
    struct Inner
    {
        public int X;
        public string Name;
        public void Grow() { X += 10; }
    }

    struct Outer
    {
        public Inner A;
        public Inner B;
        public object Tag;
        public long Wide;
        public int Sum() { return A.X + B.X; }
        public Outer With(int x) { Outer copy = this; copy.A.X = x; return copy; }
        public void Reset() { this = new Outer(); }
    }

    class Holder
    {
        public Outer O;
        public readonly Inner Fixed = new Inner { X = 5, Name = "fixed" };
        public Inner Property { get; set; }
        public static Outer Shared;
    }

    struct Counter
    {
        int _count;
        public int Next() { return ++_count; }
        public override string ToString() { return "C" + _count; }
    }

    readonly struct Fraction
    {
        public readonly int N;
        public readonly int D;
        public Fraction(int n, int d) { N = n; D = d; }
        public Fraction Times(in Fraction f) { return new Fraction(N * f.N, D * f.D); }
    }

    static void W(string s) { Console.WriteLine(s); }

    static Outer Make(int x)
    {
        Outer o = default(Outer);
        o.A.X = x;
        o.A.Name = "made";
        o.Tag = x;
        return o;
    }

    static void Change(Outer o) { o.A.X = -1; o.Tag = "changed"; }

    static void ChangeRef(ref Outer o) { o.A.X = -1; o.Tag = "changed"; }

    static void ChangeInner(ref Inner i) { i.X = 1000; }

    public static void Main()
    {
        Outer o = Make(3);
        W(o.A.X + " " + o.A.Name + " " + o.B.X + " " + (o.B.Name == null) + " " + o.Tag + " " + o.Wide);
        Change(o);
        W(o.A.X + " " + o.Tag);
        Outer p = o;
        ChangeRef(ref p);
        W(o.A.X + " " + p.A.X + " " + p.Tag);
        p.B = o.A;
        p.B.Grow();
        o.A.Grow();
        W(p.B.X + " " + o.A.X + " " + p.Sum() + " " + o.Sum());
        ChangeInner(ref p.B);
        W(p.B.X + " " + o.With(5).A.X + " " + o.A.X);
        Holder h = new Holder();
        h.O = p;
        h.O.A.Grow();
        h.O.A.X++;
        W(h.O.A.X + " " + p.A.X);
        h.Fixed.Grow();
        W(h.Fixed.X + " " + h.Fixed.Name);
        h.Property = new Inner { X = 9 };
        h.Property.Grow();
        W("" + h.Property.X);
        Holder.Shared.B.X = 4;
        Holder.Shared.B.Grow();
        Outer copy = Holder.Shared;
        Holder.Shared.B.X = 0;
        W(copy.B.X + " " + Holder.Shared.B.X);
        Outer[] array = new Outer[3];
        array[1] = p;
        array[1].B.Grow();
        array[2].A = array[1].B;
        ChangeRef(ref array[0]);
        W(array[0].A.X + " " + array[1].B.X + " " + array[2].A.X + " " + p.B.X);
        foreach (Outer e in array) { e.A.Grow(); }
        W("" + array[0].A.X);
        Counter c = new Counter();
        c.Next();
        c.Next();
        Counter d = c;
        d.Next();
        W(c + " " + d + " " + c.Next() + d.Next());
        Counter[] counters = new Counter[1];
        counters[0].Next();
        counters[0].Next();
        Counter taken = counters[0];
        taken.Next();
        W(counters[0] + " " + taken);
        p.Reset();
        W(p.A.X + " " + (p.Tag == null));
        Fraction f = new Fraction(1, 2).Times(new Fraction(3, 4));
        W(f.N + "/" + f.D + " " + default(Fraction).N);
        object boxed = c;
        ((Counter)boxed).Next();
        W(boxed + "");
        Inner i = new Inner { X = 1, Name = "n" };
        Inner j = i;
        j.Name = "m";
        W(i.Name + j.Name);
    }
}

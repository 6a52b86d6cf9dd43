// Delegates: GetInvocationList, Method, Target, Combine and Remove with null, lists in lists, equality of lists, removal of sublists, invoking null, delegates as keys, in arrays, as results, over struct methods, static members of interfaces, recursion.
using System;
using System.Collections;

public class Program
{
    delegate int Op(int n);

    delegate void Change(ref int n, out string s);

    static string s_log = "";

    struct Point
    {
        public int X;
        public int Plus(int n) { X += n; return X; }
    }

    class Base { public virtual int Do(int n) { return n + 1; } public int Call(int n) { Op o = Do; return o(n); } }

    class Sub : Base { public override int Do(int n) { return n + 2; } public int Up(int n) { Op o = base.Do; return o(n); } }

    class Source
    {
        event EventHandler _handlers;
        public int Added;
        public event EventHandler Happened { add { Added++; _handlers += value; } remove { Added--; _handlers -= value; } }
        public void Raise() { _handlers?.Invoke(this, EventArgs.Empty); }
    }

    static void W(string s) { Console.WriteLine(s); }

    static void T(string n, Action a)
    {
        try { a(); }
        catch (Exception e) { W(n + " " + e.GetType().Name); }
    }

    static int A(int n) { s_log += "A" + n + " "; return n; }

    static int B(int n) { s_log += "B" + n + " "; return n * 2; }

    static int C(int n) { s_log += "C" + n + " "; return n * 3; }

    static string Log() { string s = s_log; s_log = ""; return s; }

    static int Count(Delegate d) { return d == null ? 0 : d.GetInvocationList().Length; }

    static void Twice(ref int n, out string s) { n *= 2; s = "n" + n; }

    static Op Adder(int k) { return n => n + k; }

    static int Fact(Op self, int n) { return n < 2 ? 1 : n * self(n - 1); }

    public static void Main()
    {
        Op a = A, b = B, c = C;
        Op abc = a + b + c;
        W(abc(2) + " " + Log() + Count(abc) + " " + Count(a));
        W(((abc - b)(1)) + " " + Log() + Count(abc - a - b - c) + " " + Count(abc - (a + c)) + " " + Count(abc - (b + c)) + " " + Count(abc - (a + b)) + " " + Count(abc - abc));
        Op none = null;
        W(Count(none + a) + " " + Count(a + none) + " " + Count(none + none) + " " + Count(a - none) + " " + Count(none - a) + " " + ReferenceEquals(a + none, a));
        W((a + b == (Op)A + B) + " " + (a + b == b + a) + " " + a.Equals((Op)A) + " " + (a == b) + " " + (a + b).Equals(null));
        Op twice = a + b + a + b;
        twice -= a;
        twice(1);
        W(Log());
        W(a.Method.Name + " " + abc.Method.Name + " " + (a.Target == null) + " " + (((Op)new Sub().Do).Target is Sub));
        T("null", () => none(1));
        T("list of null", () => W("list " + none.GetInvocationList().Length));
        Point p = new Point();
        Op plus = p.Plus;
        W(plus(1) + " " + plus(1) + " " + p.X + " " + ((Point)plus.Target).X);
        Sub sub = new Sub();
        W(((Op)sub.Do)(0) + " " + ((Base)sub).Call(0) + " " + sub.Up(0));
        Change change = Twice;
        change += Twice;
        int n = 3;
        change(ref n, out string s);
        W(n + " " + s);
        Op[] ops = { Adder(1), Adder(10), b };
        int total = 0;
        foreach (Op o in ops) { total += o(total + 1); }
        W(total + " " + Log());
        Op fact = null;
        fact = x => Fact(fact, x);
        W("" + fact(6));
        Source source = new Source();
        EventHandler on = (o, e) => W("raised " + (o == source) + " " + (e == EventArgs.Empty));
        source.Raise();
        source.Happened += on;
        source.Happened += on;
        source.Raise();
        source.Happened -= on;
        source.Happened -= on;
        source.Happened -= on;
        source.Raise();
        W("" + source.Added);
        Op thrower = x => throw new InvalidOperationException("stop " + x);
        Op chain = a + thrower + b;
        T("chain", () => chain(7));
        W(Log());
        Delegate d = Delegate.Combine(a, b);
        d = Delegate.Combine(d, c);
        ((Op)d)(4);
        W(Log() + Count(Delegate.Remove(d, b)) + " " + (Delegate.Combine(null, null) == null) + " " + (Delegate.Remove(a, a) == null));
        T("mixed", () => W("mixed " + Count(Delegate.Combine(a, on))));
        W((a is Delegate) + " " + (a is MulticastDelegate) + " " + a.GetType().Name + " " + a.GetType().BaseType.Name);
    }
}

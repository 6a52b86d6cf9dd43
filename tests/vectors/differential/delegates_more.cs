// Delegates: multicast order and result, removal takes the FIRST equal entry (.NET: the last), equality, closures in loops, virtual and interface targets, static and instance, events, exceptions in the list.
using System;

public class Program
{
    delegate int Op(int x);

    delegate void Out(ref int x, out string s);

    class A { public virtual int F(int x) { return x + 1; } public int G(int x) { return x * 2; } }

    class B : A { public override int F(int x) { return x + 100; } public Op Base() { return base.F; } }

    class Source
    {
        public event Action Changed;
        public event Op Asked { add { W("add"); _asked += value; } remove { W("remove"); _asked -= value; } }
        Op _asked;
        public void Raise() { if (Changed != null) { Changed(); } else { W("nobody"); } }
        public int Ask(int x) { return _asked == null ? -1 : _asked(x); }
    }

    struct S { public int K; public int Add(int x) { return x + K; } }

    static void W(string s) { Console.WriteLine(s); }

    static int One(int x) { W("one " + x); return 1; }

    static int Two(int x) { W("two " + x); return 2; }

    static int Throws(int x) { throw new Exception("thrown " + x); }

    static void Set(ref int x, out string s) { x++; s = "s" + x; }

    static Op Adder(int k) { return x => x + k; }

    public static void Main()
    {
        Op m = One;
        m += Two;
        m += One;
        W("result " + m(5));
        m -= One;
        W("removed last " + m(6));
        m -= Throws;
        W("not there " + m(7));
        m -= One;
        m -= Two;
        W("empty " + (m == null));
        Op a = One;
        Op b = One;
        W("equal " + (a == b) + " " + a.Equals(b) + " " + (a == Two) + " " + (a + b == b + a));
        A v = new B();
        Op f = v.F;
        Op g = v.G;
        W("virtual " + f(1) + " " + g(1) + " " + ((B)v).Base()(1));
        Op[] ops = new Op[3];
        for (int i = 0; i < 3; i++) { ops[i] = x => x + i; }
        W("shared " + ops[0](0) + ops[1](0) + ops[2](0));
        for (int i = 0; i < 3; i++) { int k = i; ops[i] = x => x + k; }
        W("own " + ops[0](0) + ops[1](0) + ops[2](0));
        int n = 0;
        foreach (int item in new int[] { 4, 5, 6 }) { ops[n++] = x => item * x; }
        W("foreach " + ops[0](1) + ops[1](1) + ops[2](1));
        W("nested " + Adder(3)(4) + " " + Adder(-3)(4));
        int counter = 0;
        Action inc = () => counter++;
        inc();
        inc();
        inc += inc;
        inc();
        W("captured " + counter);
        Out o = Set;
        int r = 5;
        o(ref r, out string text);
        W("ref " + r + " " + text);
        Op t = One;
        t += Throws;
        t += Two;
        try { t(9); }
        catch (Exception e) { W(e.Message); }
        Source s = new Source();
        s.Raise();
        Action h = () => W("changed");
        s.Changed += h;
        s.Changed += h;
        s.Raise();
        s.Changed -= h;
        s.Raise();
        s.Asked += Two;
        W("" + s.Ask(1));
        s.Asked -= Two;
        W("" + s.Ask(1));
        S st = new S { K = 10 };
        Op sf = st.Add;
        st.K = 20;
        W("struct " + sf(1) + " " + st.Add(1));
        Op none = null;
        try { none(1); }
        catch (NullReferenceException) { W("null"); }
        Op local = Twice;
        W("local " + local(21));

        static int Twice(int x) { return x * 2; }
    }
}

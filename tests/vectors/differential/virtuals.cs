// Virtual dispatch goes by name and signature from the most derived class: new slots are ignored (FindVirtualMethod, TypeSystemLookup.cpp). Override, new, base calls, abstract, sealed, calls from a base constructor, overridden ToString/Equals/GetHashCode.
using System;

public class Program
{
    class A
    {
        public A() { W("A() " + Who()); }
        public virtual string Who() { return "A"; }
        public virtual string Slot() { return "A.Slot"; }
        public string Plain() { return "A.Plain"; }
        public override string ToString() { return "<" + Who() + ">"; }
    }

    class B : A
    {
        string _name = "B";
        public B() { W("B() " + _name); _name = "B2"; }
        public override string Who() { return _name ?? "null"; }
        public new virtual string Slot() { return "B.Slot"; }
        public new string Plain() { return "B.Plain"; }
    }

    class C : B
    {
        public override string Who() { return "C:" + base.Who(); }
        public sealed override string Slot() { return "C.Slot"; }
    }

    abstract class Abstract
    {
        public abstract int Value { get; set; }
        public abstract int Compute(int x);
        public int Twice(int x) { return Compute(x) * 2; }
    }

    class Concrete : Abstract
    {
        int _v = 1;
        public override int Value { get { return _v; } set { _v = value * 10; } }
        public override int Compute(int x) { return x + Value; }
    }

    class Plain { }

    class Keyed
    {
        readonly int _k;
        public Keyed(int k) { _k = k; }
        public override bool Equals(object o) { Keyed k = o as Keyed; return k != null && k._k == _k; }
        public override int GetHashCode() { return _k; }
    }

    static void W(string s) { Console.WriteLine(s); }

    public static void Main()
    {
        A[] all = { new A(), new B(), new C() };
        foreach (A a in all)
        {
            W(a.Who() + " " + a.Slot() + " " + a.Plain() + " " + a);
        }

        B b = new C();
        W(b.Slot() + " " + b.Plain() + " " + ((A)b).Plain() + " " + ((A)b).Slot());
        Concrete c = new Concrete();
        c.Value = 4;
        W(c.Twice(2) + " " + c.Value);
        c.Value += 1;
        c.Value++;
        W("" + c.Value);
        W(new Plain().ToString() + " " + new Plain().Equals(null) + " " + new Keyed(3).Equals(new Keyed(3)) + " " + new Keyed(3).GetHashCode());
        object k = new Keyed(7);
        W(k.Equals(new Keyed(7)) + " " + k.Equals("x") + " " + object.Equals(k, new Keyed(8)));
        A none = null;
        try { none.Plain(); W("not here"); }
        catch (NullReferenceException) { W("null this"); }
        W((b is A) + " " + (b is C) + " " + (all[0] is B) + " " + (all[0] as B == null) + " " + (all[2].GetType() == typeof(C)) + " " + (all[2].GetType() == typeof(B)));
    }
}

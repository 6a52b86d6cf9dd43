// Interface calls, and a non-virtual method that implements an interface is found by name in a derived class (new Area); implicit, explicit, inherited, re-implemented, on structs and boxed structs, as / is over interfaces.
using System;

public class Program
{
    interface IShape { int Area(); string Name { get; } }

    interface INamed { string Name { get; } }

    interface IBoth : IShape, INamed { void Both(); }

    interface ICounter { int Next(); }

    class Square : IShape, INamed
    {
        protected int _side;
        public Square(int side) { _side = side; }
        public int Area() { return _side * _side; }
        public string Name { get { return "square"; } }
        string INamed.Name { get { return "explicit square"; } }
    }

    class Big : Square
    {
        public Big(int side) : base(side * 10) { }
        public new int Area() { return -1; }
    }

    class Again : Square, IShape
    {
        public Again(int side) : base(side) { }
        public new int Area() { return 100 + _side; }
        int IShape.Area() { return 200 + _side; }
    }

    class Both : IBoth
    {
        int IShape.Area() { return 1; }
        string IShape.Name { get { return "shape"; } }
        string INamed.Name { get { return "named"; } }
        public void Both_() { }
        void IBoth.Both() { W("both"); }
    }

    struct Counter : ICounter
    {
        int _n;
        public int Next() { return ++_n; }
    }

    abstract class Base : IShape
    {
        public abstract int Area();
        public virtual string Name { get { return "base"; } }
    }

    class Leaf : Base
    {
        public override int Area() { return 3; }
        public override string Name { get { return "leaf of " + base.Name; } }
    }

    static void W(string s) { Console.WriteLine(s); }

    static void Show(IShape s) { W(s.Name + " " + s.Area() + " " + (s is INamed)); }

    static int Count(ICounter c) { c.Next(); return c.Next(); }

    public static void Main()
    {
        Square q = new Square(3);
        Show(q);
        W(q.Name + " " + ((INamed)q).Name);
        Big b = new Big(2);
        Show(b);
        W(b.Area() + " " + ((Square)b).Area());
        Again a = new Again(5);
        Show(a);
        W(a.Area() + " " + ((IShape)a).Area() + " " + ((Square)a).Area());
        IBoth both = new Both();
        Show(both);
        W(((INamed)both).Name);
        both.Both();
        Counter c = new Counter();
        c.Next();
        W(Count(c) + " " + c.Next());
        ICounter boxed = c;
        boxed.Next();
        boxed.Next();
        W(boxed.Next() + " " + c.Next() + " " + ((Counter)boxed).Next() + " " + boxed.Next());
        Show(new Leaf());
        object o = q;
        W((o as IShape != null) + " " + (o as ICounter == null) + " " + (o is IBoth) + " " + (both is IShape) + " " + (boxed is IShape));
        try
        {
            ICounter bad = (ICounter)o;
            bad.Next();
        }
        catch (InvalidCastException) { W("no cast"); }
        IShape[] shapes = { q, b, a, new Leaf() };
        int sum = 0;
        foreach (IShape s in shapes) { sum += s.Area(); }
        W("" + sum);
        IShape none = null;
        try { none.Area(); }
        catch (NullReferenceException) { W("null"); }
    }
}

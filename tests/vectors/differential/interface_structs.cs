// Structs behind interfaces: boxing on conversion, calls that change the box, arrays of structs seen as interfaces, explicit implementations, overridden ToString and Equals, a struct as a using's resource and as an enumerator.
using System;
using System.Collections;

public class Program
{
    interface ICounter { int Count { get; set; } void Add(int n); }

    interface IReset { void Reset(); }

    struct Counter : ICounter, IReset, IComparable
    {
        int _n;
        public int Count { get { return _n; } set { _n = value; } }
        public void Add(int n) { _n += n; }
        void IReset.Reset() { _n = -1; }
        public int CompareTo(object o) { return _n - ((Counter)o)._n; }
        public override string ToString() { return "<" + _n + ">"; }
        public override bool Equals(object o) { return o is Counter && ((Counter)o)._n == _n; }
        public override int GetHashCode() { return _n; }
    }

    struct Resource : IDisposable
    {
        public string Name;
        public void Dispose() { W("dispose " + Name); Name = "gone"; }
    }

    struct Range : IEnumerable
    {
        public int From, To;
        public Enumerator GetEnumerator() { Enumerator e = new Enumerator(); e.Now = From - 1; e.To = To; return e; }
        IEnumerator IEnumerable.GetEnumerator() { return GetEnumerator(); }

        public struct Enumerator : IEnumerator
        {
            public int Now, To;
            public object Current { get { return Now; } }
            public bool MoveNext() { return ++Now <= To; }
            public void Reset() { throw new NotSupportedException(); }
        }
    }

    class Holder
    {
        public Counter Field;
        public readonly Counter Fixed;
        public Counter Property { get; set; }
    }

    static void W(string s) { Console.WriteLine(s); }

    static void Bump(ICounter c) { c.Add(10); }

    public static void Main()
    {
        Counter c = new Counter();
        c.Add(1);
        Bump(c);
        W("value " + c);
        ICounter i = c;
        Bump(i);
        i.Count++;
        W("box " + i + " " + c + " " + ((Counter)i).Count);
        ICounter j = i;
        j.Add(1);
        W("same box " + i.Count + " " + (i == j) + " " + i.Equals(j));
        object o = i;
        Counter copy = (Counter)o;
        copy.Add(100);
        W("unboxed " + copy + " " + o);
        ((ICounter)o).Add(5);
        W("cast " + o + " " + i.Count);
        ((IReset)c).Reset();
        W("copy reset " + c);
        ((IReset)o).Reset();
        W("box reset " + o);
        Counter[] a = new Counter[2];
        a[0].Add(3);
        ((ICounter)a[1]).Add(4);
        ICounter[] boxes = { a[0], a[1] };
        boxes[0].Add(1);
        W("array " + a[0] + a[1] + boxes[0] + boxes[1]);
        Holder h = new Holder();
        h.Field.Add(2);
        h.Fixed.Add(2);
        h.Property.Add(2);
        W("holder " + h.Field + h.Fixed + h.Property);
        W("compare " + a[0].CompareTo(a[1]) + " " + ((IComparable)a[1]).CompareTo(a[0]) + " " + a[0].Equals(boxes[0]) + " " + a[0].Equals(null) + " " + object.Equals(a[1], boxes[1]));
        using (Resource r = new Resource { Name = "r" }) { W("use " + r.Name); }
        Resource s = new Resource { Name = "s" };
        using (s) { }
        W("after " + s.Name);
        Range range = new Range { From = 2, To = 4 };
        string text = "";
        foreach (int n in range) { text += n + " "; }
        foreach (int n in (IEnumerable)range) { text += n + " "; }
        W(text);
        Range.Enumerator e = range.GetEnumerator();
        e.MoveNext();
        IEnumerator boxed = e;
        boxed.MoveNext();
        W(e.Current + " " + boxed.Current);
    }
}

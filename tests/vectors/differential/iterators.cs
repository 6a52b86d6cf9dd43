// foreach over arrays, strings, ArrayList and own enumerators; disposal by leaving and by an exception (yield needs generic types and does not compile).
using System;
using System.Collections;

public class Program
{
    class Countdown : IEnumerable
    {
        readonly int _from;
        public Countdown(int from) { _from = from; }
        public IEnumerator GetEnumerator() { return new Walker(_from); }

        class Walker : IEnumerator, IDisposable
        {
            int _n;
            public Walker(int from) { _n = from + 1; }
            public object Current { get { return _n; } }
            public bool MoveNext() { return --_n > 0; }
            public void Reset() { }
            public void Dispose() { W("disposed"); }
        }
    }

    class Duck
    {
        int _n;
        public Duck GetEnumerator() { return this; }
        public int Current { get { return _n * _n; } }
        public bool MoveNext() { return ++_n < 4; }
    }

    static void W(string s) { Console.WriteLine(s); }

    public static void Main()
    {
        string s = "";
        foreach (int i in new Countdown(3)) { s += i; }
        W(s);
        foreach (int i in new Countdown(3)) { break; }
        s = "";
        foreach (int i in new Duck()) { s += i + " "; }
        W(s);
        ArrayList list = new ArrayList();
        list.Add(1);
        list.Add("two");
        list.Add('3');
        s = "";
        foreach (object o in list) { s += o; }
        W(s);
        s = "";
        foreach (char c in "chars") { s = c + s; }
        W(s);
        foreach (int[] pair in new int[][] { new int[] { 1, 2 }, new int[] { 3, 4 } }) { W(pair[0] + pair[1] + ""); }
        try
        {
            foreach (int i in new Countdown(3)) { if (i == 2) { throw new Exception("in foreach"); } }
        }
        catch (Exception e) { W(e.Message); }
    }
}

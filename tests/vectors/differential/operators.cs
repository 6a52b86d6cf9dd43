// Operator overloading, implicit and explicit conversions, indexers, true and false operators, increment, comparison.
using System;

public class Program
{
    struct Money
    {
        readonly int _cents;
        public Money(int c) { _cents = c; }
        public static Money operator +(Money a, Money b) { return new Money(a._cents + b._cents); }
        public static Money operator -(Money a, Money b) { return new Money(a._cents - b._cents); }
        public static Money operator -(Money a) { return new Money(-a._cents); }
        public static Money operator *(Money a, int n) { return new Money(a._cents * n); }
        public static Money operator ++(Money a) { return new Money(a._cents + 1); }
        public static bool operator <(Money a, Money b) { return a._cents < b._cents; }
        public static bool operator >(Money a, Money b) { return a._cents > b._cents; }
        public static bool operator ==(Money a, Money b) { return a._cents == b._cents; }
        public static bool operator !=(Money a, Money b) { return !(a == b); }
        public static implicit operator Money(int c) { return new Money(c); }
        public static explicit operator int(Money m) { return m._cents; }
        public override bool Equals(object o) { return o is Money && (Money)o == this; }
        public override int GetHashCode() { return _cents; }
        public override string ToString() { return _cents + "c"; }
    }

    class Matrix
    {
        readonly int[] _v = new int[9];
        public int this[int r, int c] { get { return _v[r * 3 + c]; } set { _v[r * 3 + c] = value; } }
        public int this[string s] { get { return _v[s.Length]; } }
    }

    class Flag
    {
        public bool On;
        public static bool operator true(Flag f) { return f.On; }
        public static bool operator false(Flag f) { return !f.On; }
        public static Flag operator &(Flag a, Flag b) { W("and"); return new Flag { On = a.On && b.On }; }
        public static bool operator !(Flag f) { return !f.On; }
    }

    class Text
    {
        public string S;
        public static implicit operator string(Text t) { return t.S; }
        public static Text operator +(Text t, int n) { return new Text { S = t.S + n }; }
        public static Text operator <<(Text t, int n) { return new Text { S = t.S + new string('<', n) }; }
    }

    static void W(string s) { Console.WriteLine(s); }

    public static void Main()
    {
        Money a = 5;
        Money b = new Money(7);
        W((a + b) + " " + (a - b) + " " + (-a) + " " + (a * 3) + " " + (a < b) + (a > b) + (a == 5) + (a != b));
        a += b;
        a++;
        ++a;
        W(a + " " + (int)a + " " + a.Equals(new Money(14)) + " " + (a++) + " " + a + " " + (++a));
        Matrix m = new Matrix();
        m[1, 2] = 42;
        m[0, 0]++;
        m[0, 0] += 5;
        W(m[1, 2] + " " + m[0, 0] + " " + m["12345"]);
        Flag on = new Flag { On = true };
        Flag off = new Flag();
        if (on) { W("on"); }
        if (off) { W("not here"); } else { W("off"); }
        W((on && off ? "both" : "not both") + " " + (!on));
        if (off && on) { W("not here"); }
        Text t = new Text { S = "t" };
        string s = t + 1 << 2;
        W(s);
        Money[] array = new Money[2];
        array[1] += 3;
        array[1]++;
        W(array[0] + " " + array[1]);
    }
}

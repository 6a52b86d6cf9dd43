// object: MemberwiseClone, Equals, ReferenceEquals, ToString of every kind, Equals(null) of boxed values, static Equals (corlib_native_System_Object.cpp).
using System;

public class Program
{
    class Copy
    {
        public int X = 1;
        public int[] A = { 1, 2 };
        public Copy Clone() { return (Copy)MemberwiseClone(); }
    }

    struct S { public int X; }

    interface IThing { }

    class Thing : IThing { }

    static void W(string s) { Console.WriteLine(s); }

    static string T(object o)
    {
        try
        {
            return o.ToString() + " " + o.Equals(null);
        }
        catch (Exception e)
        {
            return e.GetType().Name;
        }
    }

    public static void Main()
    {
        Copy c = new Copy();
        Copy d = c.Clone();
        d.X = 5;
        d.A[0] = 9;
        W(c.X + " " + d.X + " " + c.A[0] + " " + (c.A == d.A) + " " + (c == d));
        W(T(5) + " " + T(5L) + " " + T((byte)5) + " " + T('x') + " " + T(true) + " " + T(1.5) + " " + T(2.5f) + " " + T("s") + " " + T(new object()) + " " + T(new Thing()) + " " + T(new int[0]) + " " + T(typeof(int)) + " " + T(new TimeSpan(1)));
        W(object.Equals(1, 1) + " " + object.Equals(null, 1) + " " + object.Equals("a", "a") + " " + object.ReferenceEquals(1, 1) + " " + object.ReferenceEquals(null, null) + " " + object.ReferenceEquals(c, c));
        object o = new S { X = 3 };
        W(o.ToString() + " " + o.Equals(new S { X = 3 }) + " " + o.Equals(new S { X = 4 }) + " " + o.GetType().Name);
        IThing t = new Thing();
        W(t.ToString() + " " + t.Equals(t) + " " + (t.GetHashCode() == t.GetHashCode()));
        string s = "x";
        object os = s;
        W((os == (object)"x") + " " + os.Equals("x") + " " + ((string)os == "x"));
        Action a = () => { };
        W((a.Equals(a)) + " " + a.ToString());
    }
}

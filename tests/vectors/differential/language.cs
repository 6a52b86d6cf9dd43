// params, optional and named arguments, goto, nested and partial classes, static classes, extension methods, local functions with captures, const and nameof, using.
using System;
using System.Collections;

static class Extensions
{
    public static int Twice(this int x) { return x * 2; }

    public static string Shout(this string s) { return s.ToUpper() + "!"; }

    public static bool Empty(this ArrayList l) { return l == null || l.Count == 0; }
}

partial class Half
{
    public int A = 1;

    partial void Hook(string s);

    public void Run() { Hook("run"); }
}

partial class Half
{
    public int B = 2;

    partial void Hook(string s) { Console.WriteLine("hook " + s); }
}

public class Program
{
    class Nested
    {
        class Deeper
        {
            public static string Name() { return nameof(Deeper) + nameof(Program); }
        }

        int _secret = 3;

        public static string Ask() { return Deeper.Name(); }

        public int Peek(Nested other) { return other._secret; }
    }

    class Resource : IDisposable
    {
        readonly string _n;
        public Resource(string n) { _n = n; W("open " + n); }
        public void Dispose() { W("close " + _n); }
    }

    static void W(string s) { Console.WriteLine(s); }

    static int Sum(params int[] values)
    {
        int sum = 0;
        foreach (int v in values) { sum += v; }
        return sum;
    }

    static string Objects(string head, params object[] rest) { return head + (rest == null ? "null" : rest.Length.ToString()); }

    static string Optional(int a, string b = "def", bool c = true, long d = 5) { return a + b + c + d; }

    static int Gotos()
    {
        int n = 0;
    again:
        n++;
        if (n < 5) { goto again; }
        for (int i = 0; i < 10; i++)
        {
            for (int k = 0; k < 10; k++)
            {
                if (i * k == 12) { n = i * 100 + k; goto done; }
            }
        }

    done:
        return n;
    }

    static int Locals(int n)
    {
        int calls = 0;
        int Fact(int k) { calls++; return k <= 1 ? 1 : k * Fact(k - 1); }
        int f = Fact(n);
        return f * 100 + calls;
    }

    static void Usings()
    {
        using (Resource a = new Resource("a"))
        using (Resource b = new Resource("b"))
        {
            W("inside");
        }

        using Resource c = new Resource("c");
        try
        {
            using (new Resource("d")) { throw new Exception("thrown"); }
        }
        catch (Exception e) { W(e.Message); }
        W("end of method");
    }

    public static void Main()
    {
        W(Sum() + " " + Sum(1) + " " + Sum(1, 2, 3) + " " + Sum(new int[] { 4, 5 }));
        W(Objects("a") + Objects("b", 1, "x", null) + Objects("c", null) + Objects("d", new object[] { 1 }));
        W(Optional(1) + " " + Optional(1, "x") + " " + Optional(1, c: false) + " " + Optional(d: 9, a: 2));
        W("" + Gotos());
        W(3.Twice() + " " + "hey".Shout() + " " + new ArrayList().Empty() + " " + ((ArrayList)null).Empty());
        Half h = new Half();
        h.Run();
        W(h.A + h.B + " " + Nested.Ask() + " " + new Nested().Peek(new Nested()));
        W("" + Locals(5));
        Usings();
        int x = 10, y = 3;
        x = y = 4;
        x += y -= 1;
        W(x + " " + y + " " + (x > y ? "gt" : "le") + " " + (x & y | 8) + " " + (x++ + ++x) + " " + x);
        do { x -= 3; } while (x > 0);
        while (x < 5) { if (++x == 3) { continue; } if (x == 4) { break; } }
        W(x + " " + (x is 4) + " " + @"c:\path" + " " + """raw "text" """);
        const int Local = 5 * 3;
        static int Square(int n) => n * n;
        W(Square(Local) + " " + (1_000_000 + 0b1010 + 0xFF) + " " + 1e3.ToString() + " " + 'A' + (char)66);
        for (int i = 0, k = 10; i < k; i += 3, k--) { W(i + ":" + k); }
        object o = h;
        W((o is Half hh && hh.A == 1) + " " + (o as string == null));
    }
}

// Order of evaluation: operands, arguments, indexers, compound assignments, short circuits, conditional operators, initialisers.
using System;

public class Program
{
    static string s_log = "";
    int _v;

    static void W(string s) { Console.WriteLine(s); }

    static int N(int x) { s_log += x; return x; }

    static bool B(string n, bool b) { s_log += n; return b; }

    static int[] A(int[] a) { s_log += "a"; return a; }

    Program P(string n) { s_log += n; return this; }

    int V { get { s_log += "g"; return _v; } set { s_log += "s"; _v = value; } }

    int this[int i] { get { s_log += "[" + i + "]"; return i; } set { s_log += "{" + i + "=" + value + "}"; } }

    static int F(int a, int b, int c) { s_log += "F"; return a * 100 + b * 10 + c; }

    static void Flush(object o)
    {
        W(s_log + " -> " + o);
        s_log = "";
    }

    public static void Main()
    {
        Program p = new Program();
        Flush(N(1) + N(2) * N(3) - N(4));
        Flush(F(N(1), N(2), N(3)));
        Flush(F(c: N(3), a: N(1), b: N(2)));
        int[] a = { 0, 0, 0, 0 };
        A(a)[N(1)] = N(5);
        Flush(a[1]);
        A(a)[N(1)] += N(2);
        Flush(a[1]);
        int i = 0;
        a[i++] = i++ + i;
        Flush(a[0] + " " + i);
        a[i] = i = 3;
        Flush(a[2] + " " + i);
        i = i++ + ++i;
        Flush(i);
        p.P("x").V = N(1);
        p.P("y").V += N(2);
        p.P("z").V++;
        Flush(p.V);
        p[N(2)] += N(3);
        p[N(1)]++;
        Flush(p[N(7)]);
        Flush(B("a", false) && B("b", true) || B("c", true));
        Flush(B("a", true) || B("b", true));
        Flush(B("a", true) & B("b", false) | B("c", true));
        Flush(B("a", true) ? N(1) : N(2));
        Flush(B("a", false) ? N(1) : B("b", true) ? N(2) : N(3));
        string s = null;
        Flush((s ?? "d" + N(1)) + N(2));
        int x = N(1), y = x + N(2);
        Flush(x + y);
        Flush(new int[] { N(3), N(1), N(2) }[N(1)]);
        Program q = new Program { V = N(4), [N(1)] = N(2) };
        Flush(q._v);
    }
}

// optimise: no
// The same program as struct_dup without optimisation: which copies alias depends on where csc emits dup.
using System;

public class Program
{
    struct A { public int X; public string N; }

    static A s_a;

    static void W(string s) { Console.WriteLine(s); }

    static void Take(A a) { a.X = 99; }

    static A Make() { A a; a.X = 1; a.N = "m"; return a; }

    public static void Main()
    {
        A i = new A { X = 1, N = "n" };
        A j = i;
        j.N = "changed";
        W(i.N + " " + j.N);
        A k = new A();
        k.X = 5;
        A l = k;
        l.X = 6;
        W(k.X + " " + l.X);
        A m, n;
        m = n = Make();
        m.X = 7;
        W(m.X + " " + n.X);
        A[] array = new A[2];
        array[0] = array[1] = Make();
        array[0].X = 8;
        W(array[0].X + " " + array[1].X);
        A p = s_a = Make();
        p.X = 9;
        W(p.X + " " + s_a.X);
        A q = Make();
        A r = q;
        r.N = "r";
        Take(q);
        W(q.X + q.N + " " + r.X + r.N);
    }
}

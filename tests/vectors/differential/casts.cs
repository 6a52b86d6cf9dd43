// isinst and castclass over classes, interfaces, arrays, delegates, boxed values; array covariance on store; null.
using System;
using System.Collections;

public class Program
{
    class A { }

    class B : A, IComparable { public int CompareTo(object o) { return 0; } }

    class C : B { }

    delegate void D1();

    delegate void D2();

    static void W(string s) { Console.WriteLine(s); }

    static string Try(Action a)
    {
        try
        {
            a();
            return "ok";
        }
        catch (Exception e)
        {
            return e.GetType().FullName;
        }
    }

    public static void Main()
    {
        object a = new A(), b = new B(), c = new C(), s = "s", n = null, i = 5;
        W((a is A) + " " + (a is B) + " " + (c is A) + " " + (c is B) + " " + (b is C) + " " + (n is A) + " " + (b is IComparable) + " " + (a is IComparable) + " " + (c is IComparable));
        W((a as B == null) + " " + (c as A == c) + " " + (s as string) + " " + (i as string == null) + " " + (n as A == null));
        W(Try(() => W(((A)c).ToString())) + " " + Try(() => W(((B)a).ToString())) + " " + Try(() => W(((A)n == null).ToString())) + " " + Try(() => W(((string)a).ToString())) + " " + Try(() => ((IComparable)a).CompareTo(1)) + " " + Try(() => ((IComparable)c).CompareTo(1)));
        object aa = new A[2], bb = new B[2], ii = new int[2], ss = new string[2], oo = new object[2], jj = new int[1][];
        W((aa is A[]) + " " + (aa is B[]) + " " + (bb is A[]) + " " + (ii is int[]) + " " + (ii is uint[]) + " " + (ii is object[]) + " " + (ss is object[]) + " " + (oo is string[]) + " " + (jj is object[]) + " " + (jj is int[][]) + " " + (aa is IList) + " " + (aa is ICloneable_));
        W(Try(() => ((A[])bb)[0] = new A()) + " " + Try(() => ((A[])bb)[0] = new C()) + " " + Try(() => ((A[])bb)[0] = null) + " " + Try(() => ((object[])ss)[0] = 5) + " " + Try(() => ((object[])oo)[0] = 5));
        W(Try(() => W(((B[])aa).Length.ToString())) + " " + Try(() => W(((object[])ii).Length.ToString())));
        object d1 = new D1(() => { });
        W((d1 is D1) + " " + (d1 is D2) + " " + (d1 is Delegate) + " " + (d1 is MulticastDelegate));
        W((i is int) + " " + (i is object) + " " + (i is ValueType) + " " + (i is long) + " " + (i is Enum) + " " + ((object)DayOfWeek.Monday is Enum) + " " + ((object)DayOfWeek.Monday is int));
        A plain = new C();
        W((plain is C) + " " + ((B)plain is C) + " " + ((C)plain == plain));
    }

    interface ICloneable_ { }
}

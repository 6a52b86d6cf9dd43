// ArrayList: Add, Insert, Remove, RemoveAt, IndexOf, Contains, Sort is absent, ToArray, CopyTo, Clone, Capacity, errors (corlib_native_System_Collections_ArrayList.cpp).
using System;
using System.Collections;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static void T(string n, Action a)
    {
        try
        {
            a();
        }
        catch (Exception e)
        {
            W(n + " " + e.GetType().Name);
        }
    }

    static string Join(IEnumerable e)
    {
        string s = "";
        foreach (object o in e)
        {
            s += (o == null ? "null" : o.ToString()) + " ";
        }

        return s;
    }

    public static void Main()
    {
        ArrayList l = new ArrayList();
        W(l.Count + " " + l.Add("a") + " " + l.Add(5) + " " + l.Add(null) + " " + l.Count);
        l.Insert(1, "in");
        l.Insert(4, "last");
        W(Join(l));
        l.Remove("in");
        l.RemoveAt(0);
        W(Join(l) + l.Count);
        W(l.IndexOf(5) + " " + l.IndexOf(null) + " " + l.IndexOf("nope") + " " + l.Contains("last") + " " + l.Contains(6));
        l[0] = "set";
        W("" + l[0] + l[2]);
        object[] a = l.ToArray();
        W(a.Length + " " + Join(a));
        ArrayList numbers = new ArrayList();
        for (int i = 0; i < 20; i++) { numbers.Add(i * i); }
        int[] ints = (int[])numbers.ToArray(typeof(int));
        W(ints.Length + " " + ints[19]);
        int[] copy = new int[22];
        numbers.CopyTo(copy, 2);
        W(copy[1] + " " + copy[2] + " " + copy[21]);
        ArrayList clone = (ArrayList)numbers.Clone();
        clone[0] = "c";
        W(numbers[0] + " " + clone[0] + " " + clone.Count);
        numbers.Clear();
        W(numbers.Count + " " + l.IsFixedSize + " " + l.IsReadOnly + " " + l.IsSynchronized);
        T("get", () => W("" + l[3]));
        T("get negative", () => W("" + l[-1]));
        T("set", () => l[10] = 1);
        T("insert", () => l.Insert(10, 1));
        T("remove at", () => l.RemoveAt(5));
        T("remove none", () => { l.Remove("none"); W("removed none"); });
        T("changed in foreach", () => { foreach (object o in l) { if (l.Count < 6) { l.Add("more"); } } W("count " + l.Count); });
    }
}

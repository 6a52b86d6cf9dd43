// Array.Copy with overlap, Clear, IndexOf, BinarySearch, Clone, CopyTo, GetValue, CreateInstance, GetEnumerator, casts of arrays.
using System;
using System.Collections;

public class Program
{
    class Numbers : IComparer
    {
        public int Compare(object x, object y) { return (int)x - (int)y; }
    }

    static void W(string s) { Console.WriteLine(s); }

    static string Join(int[] a)
    {
        string s = "";
        foreach (int x in a)
        {
            s += x + " ";
        }

        return s;
    }

    public static void Main()
    {
        int[] a = { 1, 2, 3, 4, 5, 6 };
        Array.Copy(a, 0, a, 2, 4);
        W("forward " + Join(a));
        a = new int[] { 1, 2, 3, 4, 5, 6 };
        Array.Copy(a, 2, a, 0, 4);
        W("back " + Join(a));
        object[] o = { "a", "b", "c", "d" };
        Array.Copy(o, 0, o, 1, 3);
        W("objects " + o[0] + o[1] + o[2] + o[3]);
        o = new object[] { "a", "b", "c", "d" };
        Array.Copy(o, 1, o, 0, 3);
        W("objects " + o[0] + o[1] + o[2] + o[3]);
        int[] c = (int[])a.Clone();
        c[0] = 77;
        W("clone " + Join(a) + Join(c));
        Array.Clear(c, 1, 2);
        W("clear " + Join(c));
        W("index " + Array.IndexOf(a, 5) + " " + Array.IndexOf(a, 99) + " " + Array.IndexOf(a, 5, 3) + " " + Array.IndexOf(a, 5, 0, 2));
        W("index " + Array.IndexOf(new string[] { "x", "y" }, "y") + " " + Array.IndexOf(o, null));
        int[] d = new int[8];
        a.CopyTo(d, 1);
        W("copyto " + Join(d));
        Array.Copy(a, d, 3);
        W("copy " + Join(d));
        byte[] e = { 9, 8, 7 };
        byte[] f = new byte[3];
        Array.Copy(e, 1, f, 0, 2);
        W("bytes " + f[0] + f[1] + f[2]);
        Array g = Array.CreateInstance(typeof(byte), 4);
        byte[] h = (byte[])g;
        h[3] = 200;
        W("create " + g.Length + " " + g.GetValue(3) + " " + g.GetType().FullName);
        IList list = a;
        W("list " + list[0] + " " + list.Count + " " + list.Contains(4) + " " + list.IndexOf(6) + " " + list.IsFixedSize + " " + list.IsReadOnly);
        IEnumerator it = a.GetEnumerator();
        int sum = 0;
        while (it.MoveNext())
        {
            sum += (int)it.Current;
        }

        W("sum " + sum);
        object asObject = a;
        W("casts " + (asObject is int[]) + (asObject is object[]) + (asObject is Array) + ((object)new string[1] is object[]) + (asObject is IEnumerable) + (asObject is byte[]));
        string[] strings = { "p", "q" };
        object[] covariant = strings;
        covariant[0] = "r";
        W("covariance " + strings[0] + " " + covariant.GetType().Name);
        int found = Array.BinarySearch(new int[] { 1, 3, 5, 7 }, 5, new Numbers());
        W("search " + found + " " + (Array.BinarySearch(new int[] { 1, 3, 5, 7 }, 4, new Numbers()) < 0));
        try
        {
            W("no comparer " + Array.BinarySearch(new int[] { 1, 3, 5, 7 }, 5, null));
        }
        catch (Exception x)
        {
            W("no comparer " + x.GetType().Name);
        }
    }
}

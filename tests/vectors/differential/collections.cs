// Hashtable, Queue and Stack of nanoFramework.System.Collections: adding, looking up, removing, enumerating, errors.
// uses: nanoFramework.System.Collections
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

    public static void Main()
    {
        Hashtable h = new Hashtable();
        h["one"] = 1;
        h.Add("two", 2);
        h[3] = "three";
        h["one"] = 11;
        W(h.Count + " " + h["one"] + " " + h["two"] + " " + h[3] + " " + (h["none"] == null) + " " + h.Contains("two") + " " + h.Contains("x"));
        int sum = 0;
        foreach (DictionaryEntry e in h) { sum += e.Key.ToString().Length; }
        W("keys " + sum + " " + h.Keys.Count + " " + h.Values.Count);
        h.Remove("two");
        W(h.Count + " " + h.Contains("two"));
        T("add twice", () => h.Add("one", 1));
        T("null key", () => h.Add(null, 1));
        Hashtable big = new Hashtable();
        for (int i = 0; i < 200; i++) { big[i] = i * 2; }
        for (int i = 0; i < 200; i += 2) { big.Remove(i); }
        int total = 0;
        for (int i = 0; i < 200; i++) { if (big.Contains(i)) { total += (int)big[i]; } }
        W(big.Count + " " + total);
        big.Clear();
        W("" + big.Count);
        Queue q = new Queue();
        for (int i = 0; i < 5; i++) { q.Enqueue(i); }
        W(q.Dequeue() + " " + q.Peek() + " " + q.Count + " " + q.Contains(4) + " " + q.Contains(0));
        q.Enqueue("x");
        string s = "";
        foreach (object o in q) { s += o + " "; }
        W(s + q.ToArray().Length);
        q.Clear();
        T("empty queue", () => q.Dequeue());
        T("empty peek", () => q.Peek());
        Stack st = new Stack();
        for (int i = 0; i < 5; i++) { st.Push(i); }
        W(st.Pop() + " " + st.Peek() + " " + st.Count + " " + st.Contains(0));
        s = "";
        foreach (object o in st) { s += o + " "; }
        W(s + st.ToArray()[0]);
        st.Clear();
        T("empty stack", () => st.Pop());
    }
}

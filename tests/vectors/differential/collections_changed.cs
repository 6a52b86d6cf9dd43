// ArrayList, Hashtable, Queue and Stack changed while they are enumerated, enumerators used before the first and past the last item, Reset, copies, clones, capacities, null items and keys, keys that change, equal keys of different types.
// uses: nanoFramework.System.Collections
using System;
using System.Collections;

public class Program
{
    class Key
    {
        public int Id;
        public override bool Equals(object o) { return o is Key && ((Key)o).Id == Id; }
        public override int GetHashCode() { return Id % 3; }
    }

    static void W(string s) { Console.WriteLine(s); }

    static void T(string n, Action a)
    {
        try { a(); }
        catch (Exception e) { W(n + " " + e.GetType().Name); }
    }

    static string All(IEnumerable e)
    {
        string s = "";
        foreach (object o in e) { s += (o ?? "null") + " "; }
        return s;
    }

    static Queue Q(int n) { Queue q = new Queue(); for (int i = 0; i < n; i++) { q.Enqueue(i); } return q; }

    static Stack S(int n) { Stack s = new Stack(); for (int i = 0; i < n; i++) { s.Push(i); } return s; }

    public static void Main()
    {
        ArrayList list = new ArrayList { 1, 2, 3 };
        T("list add", () => { string s = ""; foreach (object o in list) { s += o + " "; if (list.Count < 6) { list.Add(9); } } W("list add " + s + list.Count); });
        T("list remove", () => { string s = ""; foreach (object o in list) { s += (o ?? "null") + " "; if (list.Count > 4) { list.RemoveAt(0); } } W("list remove " + s + list.Count); });
        T("list clear", () => { string s = ""; foreach (object o in list) { s += (o ?? "null") + " "; list.Clear(); } W("list clear " + s + list.Count); });
        Hashtable table = new Hashtable { { "a", 1 }, { "b", 2 } };
        T("table add", () => { int n = 0; foreach (DictionaryEntry e in table) { n++; if (table.Count < 4) { table["c" + n] = n; } } W("table add " + table.Count); });
        T("table set", () => { int n = 0; foreach (DictionaryEntry e in table) { n++; table["a"] = n; } W("table set " + n); });
        T("table remove", () => { int n = 0; foreach (object k in table.Keys) { n++; table.Remove("b"); } W("table remove " + n + " " + table.Count); });
        Queue queue = Q(3);
        T("queue add", () => { string s = ""; foreach (object o in queue) { s += o + " "; if (queue.Count < 5) { queue.Enqueue(7); } } W("queue add " + s + queue.Count); });
        T("queue take", () => { string s = ""; foreach (object o in queue) { s += o + " "; queue.Dequeue(); } W("queue take " + s + queue.Count); });
        Stack stack = S(3);
        T("stack push", () => { string s = ""; foreach (object o in stack) { s += o + " "; if (stack.Count < 5) { stack.Push(7); } } W("stack push " + s + stack.Count); });
        T("stack pop", () => { string s = ""; foreach (object o in stack) { s += o + " "; stack.Pop(); } W("stack pop " + s + stack.Count); });
        string[] names = { "list", "queue", "stack", "array", "table", "values", "keys" };
        int at = 0;
        foreach (IEnumerable all in new IEnumerable[] { new ArrayList { 1, 2 }, Q(2), S(2), new int[] { 1, 2 }, new Hashtable { { 1, 1 } }, new Hashtable { { 1, 5 } }.Values, new Hashtable { { 5, 1 } }.Keys })
        {
            IEnumerator e = all.GetEnumerator();
            string name = names[at++];
            T(name + " before", () => W(name + " before " + (e.Current ?? "null")));
            T(name + " moves", () => { while (e.MoveNext()) { } W(name + " again " + e.MoveNext() + " " + e.MoveNext()); });
            T(name + " after", () => W(name + " after " + (e.Current ?? "null")));
            T(name + " reset", () => { e.Reset(); e.MoveNext(); W(name + " reset " + e.Current.GetType().Name); });
        }

        ArrayList nulls = new ArrayList { null, 1, null };
        W(nulls.IndexOf(null) + " " + nulls.Contains(null) + " " + nulls.IndexOf(null, 1) + " " + All(nulls) + nulls.ToArray().Length);
        nulls.Remove(null);
        W(All(nulls) + nulls.Count);
        Queue nq = new Queue();
        nq.Enqueue(null);
        W(nq.Count + " " + nq.Contains(null) + " " + (nq.Peek() == null) + " " + (nq.Dequeue() == null) + " " + nq.Count);
        Stack ns = new Stack();
        ns.Push(null);
        W(ns.Count + " " + ns.Contains(null) + " " + (ns.Peek() == null) + " " + (ns.Pop() == null));
        Hashtable keys = new Hashtable();
        keys[1] = "int";
        keys[1L] = "long";
        keys["1"] = "text";
        keys['1'] = "char";
        keys[(byte)1] = "byte";
        keys[true] = "bool";
        keys[1.0] = "double";
        W(keys.Count + " " + keys[1] + " " + keys[1L] + " " + keys["1"] + " " + keys['1'] + " " + keys[(byte)1] + " " + keys[true] + " " + keys[1.0] + " " + (keys[1f] == null));
        Hashtable own = new Hashtable();
        for (int i = 0; i < 7; i++) { own[new Key { Id = i }] = i; }
        Key changing = new Key { Id = 4 };
        W(own.Count + " " + own[changing] + " " + own.Contains(new Key { Id = 6 }) + " " + (own[new Key { Id = 9 }] == null));
        own.Remove(changing);
        W(own.Count + " " + (own[changing] == null) + " " + own[new Key { Id = 1 }]);
        own[changing] = "changing";
        changing.Id = 5;
        W(own.Count + " " + own[changing] + " " + own.Contains(new Key { Id = 4 }));
        Hashtable clone = (Hashtable)table.Clone();
        clone["new"] = 1;
        W(clone.Count + " " + table.Count + " " + clone["a"]);
        ArrayList copy = (ArrayList)nulls.Clone();
        copy.Add(5);
        W(copy.Count + " " + nulls.Count);
        Queue qc = (Queue)Q(40).Clone();
        Stack sc = (Stack)S(40).Clone();
        W(qc.Count + " " + qc.Dequeue() + " " + sc.Count + " " + sc.Pop());
        object[] target = new object[5];
        T("list copy", () => { nulls.CopyTo(target, 4); W("copied"); });
        T("queue copy", () => { Q(2).CopyTo(target, 3); W(All(target)); });
        T("stack copy", () => { S(2).CopyTo(target, 0); W(All(target)); });
        T("queue copy past", () => { Q(2).CopyTo(target, 4); W(All(target)); });
        T("table copy", () => { new Hashtable { { 1, 2 } }.CopyTo(target, 1); W(target[1].GetType().Name); });
        W(new ArrayList().Capacity + " " + new ArrayList { 1, 2, 3, 4, 5 }.Capacity + " " + (list.SyncRoot != null) + " " + list.IsFixedSize + list.IsReadOnly + list.IsSynchronized);
        T("remove key null", () => { table.Remove(null); W("removed null"); });
        T("get key null", () => W("got null " + (table[null] == null)));
        T("contains null", () => W("contains null " + table.Contains(null)));
    }
}

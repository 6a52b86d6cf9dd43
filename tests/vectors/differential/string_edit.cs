// Substring, Trim, Split, Pad, ToUpper, ToLower, Concat, constructors, ToCharArray, comparing, interning, foreach over a string.
using System;

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

    static string Join(string[] parts)
    {
        string s = "";
        foreach (string p in parts)
        {
            s += "[" + p + "]";
        }

        return s;
    }

    public static void Main()
    {
        string s = "Hello";
        W(s.Substring(0) + "|" + s.Substring(5) + "|" + s.Substring(1, 0) + "|" + s.Substring(1, 3));
        W("[" + "  a b \t\r\n".Trim() + "] [" + "xxaxx".Trim('x') + "] [" + "xyaxy".TrimStart('x', 'y') + "] [" + "xyaxy".TrimEnd('x', 'y') + "] [" + "   ".Trim() + "]");
        W(Join("a,b,,c".Split(',')) + Join("".Split(',')) + Join(",".Split(',')) + Join("a,b;c".Split(',', ';')));
        W(Join("a,b,c,d".Split(new char[] { ',' }, 2)) + Join("abc".Split(new char[] { ',' }, 5)));
        W("7".PadLeft(3, '0') + "|" + "7".PadRight(3, '.') + "|" + "long".PadLeft(2, ' ') + "|");
        W("MiXed 12".ToUpper() + " " + "MiXed 12".ToLower());
        W(string.Concat("a", "b") + string.Concat("a", null, "c") + string.Concat(1, 'x', null) + string.Concat(new string[] { "p", "q", "r", "s", "t" }));
        W(new string('z', 4) + new string(new char[] { 'o', 'k' }) + new string(new char[] { 'a', 'b', 'c' }, 1, 2) + new string('x', 0) + "|");
        char[] c = s.ToCharArray();
        c[0] = 'J';
        W(new string(c) + " " + s + " " + new string(s.ToCharArray(1, 3)));
        W((s == "Hel" + "lo") + " " + (s != "hello") + " " + string.Compare("a", "b") + " " + string.Compare("b", "a") + " " + string.Compare("a", "a"));
        W((string.Compare("a", "A") > 0) + " " + "abc".CompareTo("abd") + " " + (string.Compare("abc", "ab") > 0) + " " + string.Compare(null, null) + " " + (string.Compare(null, "a") < 0));
        W(string.IsNullOrEmpty(null) + " " + string.IsNullOrEmpty("") + " " + string.IsNullOrEmpty(" ") + " " + (string.Empty == "") + " " + string.Empty.Length);
        int sum = 0;
        foreach (char x in "AZ\u00E9")
        {
            sum += x;
        }

        W("sum " + sum + " " + "AZ\u00E9"[2] + " " + (int)"AZ\u00E9"[2]);
        string built = "";
        for (int i = 0; i < 5; i++)
        {
            built += i;
            built += ',';
        }

        W(built);
        string none = null;
        W("null + " + none + " + " + (none + none).Length);
        W("a" + 1 + 2L + 'c' + true + 1.5 + null + (byte)7);
        object o = s;
        W(o.ToString() + " " + o.Equals("Hello") + " " + (s.GetHashCode() == "Hello".GetHashCode()));
        T("substring past", () => W(s.Substring(6)));
        T("substring count", () => W(s.Substring(2, 4)));
        T("substring negative", () => W(s.Substring(-1)));
        T("index", () => W("" + s[5]));
        T("null concat", () => W(string.Concat((string[])null)));
    }
}

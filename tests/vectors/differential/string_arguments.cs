// String methods with odd arguments: null, empty, out of range, overlong; which exception or result each gives.
using System;

public class Program
{
    delegate object Get();

    static void W(string s) { Console.WriteLine(s); }

    static string Show(object o)
    {
        if (o is string[] parts)
        {
            string s = "";
            foreach (string p in parts) { s += "<" + p + ">"; }
            return s;
        }

        return o == null ? "null" : o is string ? "'" + o + "'" : o.ToString();
    }

    static void T(string n, Get g)
    {
        try { W(n + " " + Show(g())); }
        catch (Exception e) { W(n + " " + e.GetType().Name); }
    }

    public static void Main()
    {
        string s = "Hello";
        string none = null;
        T("substring end", () => s.Substring(5));
        T("substring past", () => s.Substring(6));
        T("substring negative", () => s.Substring(-1));
        T("substring length", () => s.Substring(2, 9));
        T("substring zero", () => s.Substring(5, 0));
        T("indexof null", () => s.IndexOf(none));
        T("indexof empty", () => s.IndexOf(""));
        T("indexof empty at end", () => s.IndexOf("", 5));
        T("indexof longer", () => s.IndexOf("Hello!"));
        T("indexof start past", () => s.IndexOf('l', 9));
        T("indexof start negative", () => s.IndexOf('l', -1));
        T("indexof count", () => s.IndexOf("l", 1, 2));
        T("indexof count past", () => s.IndexOf('o', 1, 9));
        T("lastindexof empty", () => s.LastIndexOf(""));
        T("lastindexof null", () => s.LastIndexOf(none));
        T("lastindexof start", () => s.LastIndexOf('l', 2));
        T("indexofany null", () => s.IndexOfAny(null));
        T("indexofany none", () => s.IndexOfAny(new char[0]));
        T("split none", () => "a b\tc".Split());
        T("split null", () => "a b".Split(null));
        T("split count zero", () => "a,b".Split(new char[] { ',' }, 0));
        T("split count one", () => "a,b".Split(new char[] { ',' }, 1));
        T("split count negative", () => "a,b".Split(new char[] { ',' }, -1));
        T("split ends", () => ",a,".Split(','));
        T("trim null", () => " a ".Trim(null));
        T("trim none", () => " a ".Trim(new char[0]));
        T("trim inside", () => "--a-b--".Trim('-'));
        T("trim unicode", () => "\u00A0a\u2003\u3000".Trim().Length);
        T("trim controls", () => "\v\f\r\n\t a\0".Trim().Length);
        T("pad negative", () => s.PadLeft(-1));
        T("pad shorter", () => s.PadRight(3));
        T("pad char", () => s.PadLeft(7, '\u20AC'));
        T("starts empty", () => s.StartsWith(""));
        T("starts null", () => s.StartsWith(none));
        T("ends longer", () => s.EndsWith("xHello"));
        T("ends null", () => s.EndsWith(none));
        T("contains empty", () => s.Contains(""));
        T("contains null", () => s.Contains(none));
        T("compareto null", () => s.CompareTo(none));
        T("compareto object", () => s.CompareTo((object)"Hello"));
        T("compareto other", () => s.CompareTo(5));
        T("equals other", () => s.Equals(5));
        T("equals null", () => s.Equals(none));
        T("static equals", () => string.Equals(none, none) + " " + string.Equals(s, none));
        T("concat null", () => string.Concat(none, none).Length);
        T("concat objects", () => string.Concat(1, none, 2L, 'c'));
        T("concat null array", () => string.Concat((string[])null));
        T("concat null in array", () => string.Concat(new string[] { "a", null, "b" }));
        T("concat object array", () => string.Concat(new object[] { "a", null, 1.5, true }));
        T("new negative", () => new string('a', -1));
        T("new null", () => new string((char[])null));
        T("new null range", () => new string(null, 0, 0));
        T("new range", () => new string(new char[] { 'a', 'b' }, 1, 2));
        T("tochararray", () => s.ToCharArray(5, 0).Length);
        T("tochararray past", () => s.ToCharArray(6, 0).Length);
        T("index past", () => s[5]);
        T("index negative", () => s[-1]);
        T("null length", () => none.Length);
        T("intern", () => ReferenceEquals(string.Intern("Hello"), string.Intern("Hel" + "lo".ToLower())));
        T("isinterned", () => string.IsInterned("Hello") != null);
        T("null or empty", () => string.IsNullOrEmpty(none) + " " + string.IsNullOrEmpty("\0") + " " + string.IsNullOrEmpty("a"));
        T("upper", () => "a\u00E9z\u00FF1".ToUpper());
        T("lower", () => "A\u00C9Z1".ToLower());
        T("compare case", () => (string.Compare("a", "B") > 0) + " " + (string.Compare("\u00E9", "z") > 0) + " " + (string.Compare("", "a") < 0));
    }
}

// String.Format and interpolation: alignment, formats, escapes, order, null, errors (CoreLibrary System/String.cs, Format).
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

    public static void Main()
    {
        W(string.Format("{0} {1} {0}", "a", 2));
        W(string.Format("[{0,5}] [{0,-5}] [{0,1}]", "abc"));
        W(string.Format("[{0,6:X2}] [{0,-6:D4}] [{0:x8}]", 171));
        W(string.Format("{{{0}}} {{}}", 1));
        W(string.Format("[{0}]", (object)null));
        W(string.Format("{0}{1}{2}{3}{4}", 1, 2L, 'c', true, "s"));
        W(string.Format("{2}{1}{0}", 1, 2, 3));
        W(string.Format("{0:F2} {1:F0} {2:N2}", 3.14159, 2.5, 1234567.891));
        W(string.Format("no arguments {{}}", new object[0]));
        int i = 42;
        string s = "x";
        double d = 1.25;
        W($"i={i} s={s} d={d}");
        W($"[{i,5}] [{i,-5}] [{i:X4}] [{d:F3}]");
        W($"{i + 1}{(i > 1 ? "big" : "small")}");
        W($"{{literal}} {s}");
        W($"{null}|{i}|{'c'}|{true}|{5L}|{(byte)3}");
        T("index", () => W(string.Format("{1}", 1)));
        T("open", () => W(string.Format("{0", 1)));
        T("close", () => W(string.Format("0}", 1)));
        T("null format", () => W(string.Format(null, 1)));
        T("letters", () => W(string.Format("{a}", 1)));
    }
}

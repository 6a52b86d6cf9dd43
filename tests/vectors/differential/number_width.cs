// Numeric formats with precisions and widths over extreme and negative values of every type, in ToString and in string.Format: D, X, N, F, G, E, P, C, widths that cut nothing, precisions of several digits, formats that are unknown.
using System;

public class Program
{
    delegate string Text();

    static void W(string s) { Console.WriteLine(s); }

    static string Try(Text t)
    {
        try { return "[" + t() + "]"; }
        catch (Exception e) { return e.GetType().Name; }
    }

    static void Row(string f)
    {
        string s = f + ":";
        object[] values = { sbyte.MinValue, byte.MaxValue, short.MinValue, ushort.MaxValue, int.MinValue, int.MaxValue, uint.MaxValue, long.MinValue, long.MaxValue, ulong.MaxValue, -1, -12, 0, 7L, -7L, 1234567, -1234567L };
        foreach (object o in values) { s += " " + Try(() => string.Format("{0:" + f + "}", o)); }
        W(s);
    }

    public static void Main()
    {
        foreach (string f in new string[] { "D", "D1", "D5", "D12", "D20", "D25", "d", "X", "X1", "X4", "X12", "x", "x16", "x20", "N", "N0", "N1", "N3", "n4", "F", "F0", "F1", "F4", "f6", "G", "G1", "G2", "G5", "G20", "g3" }) { Row(f); }
        foreach (string f in new string[] { "E", "E2", "e0", "P", "C", "R", "B", "Q", "00", "#", "0.0", "D-1", "DD", "D 2", " D", "5" }) { W(f + " " + Try(() => (-1234).ToString(f)) + " " + Try(() => 1234567890123L.ToString(f)) + " " + Try(() => ((byte)250).ToString(f)) + " " + Try(() => 12.5.ToString(f)) + " " + Try(() => (-0.25f).ToString(f))); }
        W(Try(() => 5.ToString((string)null)) + " " + Try(() => 5.ToString("")) + " " + Try(() => 5L.ToString(null)) + " " + Try(() => 1.5.ToString(null)) + " " + Try(() => 1.5.ToString("")));
        W(string.Format("[{0,1}] [{0,12}] [{0,-12}] [{1,8:X}] [{1,-8:x2}] [{2,10:F2}] [{2,-10:N0}] [{3,6}] [{3,-6}]", -123456, (short)-2, -1234.567, true));
        W(Try(() => string.Format("[{0,0}]", 'c')) + Try(() => string.Format("[{0,+5}]", 'c')) + Try(() => string.Format("[{0, 5}]", 'c')) + Try(() => string.Format("[{0,5 }]", 'c')));
        foreach (string f in new string[] { "{0,}", "{0,x}", "{0:}", "{0,5:}", "{ 0}", "{0 }", "{00}", "{-1}", "{0}}", "{{0}", "}{", "{0:{0}}", "{0:}}}", "{1:D}", "{0,-}", "{0,99}", "{}", "{0:D2:X}", "" }) { W(f + " " + Try(() => string.Format(f, 42))); }
    }
}

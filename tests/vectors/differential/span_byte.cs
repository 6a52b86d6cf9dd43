// SpanByte is not bounds-safe: a negative index reads before the slice, start + length overflows, overlapping CopyTo copies forward (CoreLibrary System/SpanByte.cs).
// host: no: SpanByte is nanoFramework's own type
// escapes: reads and writes outside a slice
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    delegate string Text();

    static void T(string n, Text t)
    {
        try
        {
            W(n + " " + t());
        }
        catch (Exception e)
        {
            W(n + " " + e.GetType().Name);
        }
    }

    static byte[] Data() { return new byte[] { 10, 20, 30, 40, 50, 60, 70, 80 }; }

    static int I(int x) { return x; }

    public static void Main()
    {
        T("slice", () => { SpanByte s = new SpanByte(Data(), 2, 4); return s.Length + " " + s[0] + " " + s[3]; });
        T("past", () => { SpanByte s = new SpanByte(Data(), 2, 4); return "" + s[I(4)]; });
        T("before", () => { SpanByte s = new SpanByte(Data(), 2, 4); return "" + s[I(-1)] + " " + s[I(-2)]; });
        T("before array", () => { SpanByte s = new SpanByte(Data(), 2, 4); return "" + s[I(-3)]; });
        T("write before", () => { byte[] d = Data(); SpanByte s = new SpanByte(d, 2, 4); s[I(-1)] = 99; return "" + d[1]; });
        T("huge", () => { SpanByte s = new SpanByte(Data(), I(1), I(int.MaxValue)); return "" + s.Length; });
        T("huge read", () => { SpanByte s = new SpanByte(Data(), I(1), I(int.MaxValue)); return "" + s[I(100)]; });
        T("too long", () => { SpanByte s = new SpanByte(Data(), I(4), I(5)); return "" + s.Length; });
        T("negative", () => { SpanByte s = new SpanByte(Data(), I(-1), I(2)); return "" + s.Length; });
        T("escape", () => { SpanByte s = new SpanByte(Data(), 2, 2).Slice(I(1), I(int.MaxValue)); return s.Length + " " + s[4]; });
        T("slice past", () => { SpanByte s = new SpanByte(Data(), 2, 4).Slice(I(5)); return "" + s.Length; });
        T("overlap", () => { byte[] d = Data(); new SpanByte(d, 0, 6).CopyTo(new SpanByte(d, 2, 6)); return BitConverter.ToString(d); });
        T("overlap back", () => { byte[] d = Data(); new SpanByte(d, 2, 6).CopyTo(new SpanByte(d, 0, 6)); return BitConverter.ToString(d); });
        T("short target", () => { new SpanByte(Data(), 0, 6).CopyTo(new SpanByte(Data(), 0, 2)); return "copied"; });
        T("array", () => { byte[] a = new SpanByte(Data(), 3, 2).ToArray(); return a.Length + " " + a[0] + " " + a[1]; });
        T("empty", () => { SpanByte s = SpanByte.Empty; return s.Length + " " + s.IsEmpty; });
        T("implicit", () => { SpanByte s = Data(); return s.Length + " " + s[7]; });
    }
}

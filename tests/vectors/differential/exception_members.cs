// Message, InnerException, ToString, GetType of exceptions made in C# and of those made by the runtime (texts are not .NET's).
using System;

public class Program
{
    class Custom : Exception
    {
        public int Code;
        public Custom(int code) : base("code " + code) { Code = code; }
        public Custom(int code, Exception inner) : base("code " + code, inner) { Code = code; }
    }

    class Quiet : Exception { }

    static void W(string s) { Console.WriteLine(s); }

    static void Show(Action a)
    {
        try { a(); }
        catch (Exception e)
        {
            W(e.GetType().FullName + " | " + e.Message + " | " + (e.InnerException == null ? "-" : e.InnerException.GetType().Name));
        }
    }

    static int I(int x) { return x; }

    public static void Main()
    {
        Show(() => { throw new Exception(); });
        Show(() => { throw new Exception("text"); });
        Show(() => { throw new Exception("text", new Custom(1)); });
        Show(() => { throw new Custom(7); });
        Show(() => { throw new Custom(8, new Quiet()); });
        Show(() => { throw new Quiet(); });
        Show(() => { throw new ArgumentException("m"); });
        Show(() => { throw new ArgumentException("m", "p"); });
        Show(() => { throw new ArgumentNullException("p"); });
        Show(() => { throw new ArgumentOutOfRangeException("p"); });
        Show(() => { throw new InvalidOperationException(); });
        Show(() => { throw new NotSupportedException("n"); });
        Show(() => { throw new NotImplementedException(); });
        Show(() => { throw new IndexOutOfRangeException(); });
        Show(() => { throw new TimeoutException("t"); });
        Show(() => { object o = "x"; W(((int)o).ToString()); });
        Show(() => { object o = null; W(((int)o).ToString()); });
        Show(() => { int[] a = new int[1]; a[I(1)] = 0; });
        Show(() => { W((1 / I(0)).ToString()); });
        Show(() => { string s = null; W(s.Trim()); });
        Show(() => { byte[] b = new byte[I(-1)]; W("" + b.Length); });
        Show(() => { int.Parse("x"); });
        Custom c = new Custom(5);
        W(c.Code + " " + c.Message + " " + c.ToString().StartsWith("Program+Custom"));
        try
        {
            throw c;
        }
        catch (Custom same)
        {
            W((same == c).ToString() + same.Code);
        }
    }
}

// Every exception of the base library made by each of its constructors: type, message, inner exception, base types; messages of those the runtime throws itself; ThrowIfNull and ThrowIfNullOrEmpty; ParamName.
using System;
using System.Collections;
using System.IO;
using System.Threading;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static string M(string s) { return s == null ? "null" : "'" + s + "'"; }

    static void Say(Exception e)
    {
        string s = e.GetType().FullName + " " + M(e.Message) + " " + (e.InnerException == null ? "-" : e.InnerException.Message);
        if (e is ArgumentException) { s += " param " + M(((ArgumentException)e).ParamName); }
        for (Type t = e.GetType().BaseType; t != null; t = t.BaseType) { s += " < " + t.Name; }
        W(s);
    }

    static void T(string n, Action a)
    {
        try { a(); W(n + " none"); }
        catch (Exception e)
        {
            W(n + " " + e.GetType().Name + " " + M(e.Message) + (e is ArgumentException ? " param " + M(((ArgumentException)e).ParamName) : ""));
        }
    }

    public static void Main()
    {
        Exception inner = new Exception("inner");
        Say(new Exception()); Say(new Exception(null)); Say(new Exception("m")); Say(new Exception("m", inner)); Say(new Exception("", null));
        Say(new SystemException()); Say(new SystemException("m")); Say(new SystemException("m", inner));
        Say(new ApplicationException()); Say(new ApplicationException("m")); Say(new ApplicationException("m", inner));
        Say(new ArgumentException()); Say(new ArgumentException("m")); Say(new ArgumentException("m", inner)); Say(new ArgumentException("m", "p")); Say(new ArgumentException("m", "p", inner)); Say(new ArgumentException(null, "p"));
        Say(new ArgumentNullException()); Say(new ArgumentNullException("p")); Say(new ArgumentNullException("p", "m"));
        Say(new ArgumentOutOfRangeException()); Say(new ArgumentOutOfRangeException("p")); Say(new ArgumentOutOfRangeException("p", "m"));
        Say(new FormatException()); Say(new FormatException("m")); Say(new FormatException("m", inner));
        Say(new IndexOutOfRangeException()); Say(new IndexOutOfRangeException("m")); Say(new InvalidCastException()); Say(new InvalidCastException("m"));
        Say(new InvalidOperationException()); Say(new InvalidOperationException("m", inner)); Say(new NotImplementedException()); Say(new NotSupportedException("m"));
        Say(new NullReferenceException()); Say(new NullReferenceException("m")); Say(new ObjectDisposedException()); Say(new ObjectDisposedException("m")); Say(new ObjectDisposedException("m", inner));
        Say(new OutOfMemoryException()); Say(new OutOfMemoryException("m")); Say(new PlatformNotSupportedException()); Say(new TimeoutException()); Say(new TimeoutException("m"));
        Say(new AppDomainUnloadedException()); Say(new AppDomainUnloadedException("m")); Say(new AppDomainUnloadedException("m", inner));
        Say(new IOException()); Say(new IOException("m")); Say(new IOException("m", inner));
        W("" + (int)new IOException("m", (int)IOException.IOExceptionErrorCode.FileNotFound).ErrorCode + " " + (int)new IOException().ErrorCode + " " + (int)new IOException("m").ErrorCode);
        object none = null;
        string text = "text";
        int[] a = new int[2];
        int zero = 0;
        T("null", () => none.ToString());
        T("index", () => a[2] = 1);
        T("cast", () => W("" + (int[])(object)text));
        T("unbox", () => W("" + (int)(object)text));
        T("divide", () => W("" + 1 / zero));
        T("negative", () => a = new int[zero - 1]);
        T("substring", () => text.Substring(9));
        T("char", () => W("" + text[9]));
        T("parse", () => int.Parse("x"));
        T("parse null", () => int.Parse(null));
        T("list", () => W("" + new ArrayList()[0]));
        T("thrown null", () => ArgumentNullException.ThrowIfNull(none));
        T("thrown none", () => ArgumentNullException.ThrowIfNull(text));
        T("thrown named", () => ArgumentNullException.ThrowIfNull(none, "name"));
        T("thrown empty", () => ArgumentException.ThrowIfNullOrEmpty(""));
        T("thrown empty null", () => ArgumentException.ThrowIfNullOrEmpty(null, "arg"));
        T("thrown text", () => ArgumentException.ThrowIfNullOrEmpty("x"));
        T("exit", () => Monitor.Exit(new object()));
        T("store", () => { object[] o = new string[1]; o[0] = 5; });
        W(new Exception("text").ToString());
        W(new ArgumentException("text", "p").ToString());
        W(new Exception().ToString());
    }
}

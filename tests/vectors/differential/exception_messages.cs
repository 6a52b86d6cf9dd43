// The message and parameter of what the library throws: an exception out of native code has none of its own, whatever its type's constructor would give it (CLR_RT_ExecutionEngine's CreateInstance without a constructor).
// uses: nanoFramework.System.Collections nanoFramework.System.Text
using System;
using System.Collections;
using System.Reflection;
using System.Text;
using System.Threading;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static void T(string n, Action a)
    {
        try { a(); W(n + " none"); }
        catch (Exception e) { W(n + " " + e.GetType().Name + " " + e.Message + (e is ArgumentException ? " | " + (((ArgumentException)e).ParamName ?? "null") : "")); }
    }

    public static void Main()
    {
        string s = "text";
        string none = null;
        object nothing = null;
        int zero = 0;
        byte[] bytes = new byte[4];
        ArrayList list = new ArrayList { 1, 2 };
        T("int parse", () => int.Parse("x"));
        T("int parse null", () => int.Parse(none));
        T("long parse null", () => long.Parse(none));
        T("byte parse range", () => byte.Parse("256"));
        T("ulong parse null", () => ulong.Parse(none));
        T("double parse", () => double.Parse("x"));
        T("double parse null", () => double.Parse(none));
        T("float parse null", () => float.Parse(none));
        T("convert null", () => Convert.ToInt32(none));
        T("convert base", () => Convert.ToInt32("1", 7));
        T("convert double null", () => Convert.ToDouble(none));
        T("base64", () => Convert.FromBase64String("*"));
        T("base64 null", () => Convert.FromBase64String(none));
        T("to base64 null", () => Convert.ToBase64String(null));
        T("to base64 range", () => Convert.ToBase64String(bytes, -1, 2));
        T("substring", () => s.Substring(5));
        T("char", () => W("" + s[4]));
        T("index of null", () => s.IndexOf(none));
        T("index of start", () => s.IndexOf('t', 9));
        T("split null", () => s.Split(null));
        T("pad", () => s.PadLeft(-1));
        T("format null", () => string.Format(none, 1));
        T("format index", () => string.Format("{1}", 1));
        T("format args", () => string.Format("{0}", (object[])null));
        T("number format", () => 5.ToString("Q"));
        T("starts", () => s.StartsWith(none));
        T("new string", () => new string('a', -1));
        T("array copy null", () => Array.Copy(null, bytes, 1));
        T("array copy length", () => Array.Copy(bytes, bytes, 9));
        T("array copy type", () => Array.Copy(bytes, new int[4], 4));
        T("array clear", () => Array.Clear(bytes, 9, 1));
        T("array list", () => W("" + list[2]));
        T("list set", () => list[-1] = 1);
        T("list insert", () => list.Insert(4, 1));
        T("list remove", () => list.RemoveAt(2));
        T("list capacity", () => list.Capacity = 1);
        T("list to array", () => list.ToArray(typeof(string)));
        T("list copy", () => list.CopyTo(new object[1]));
        T("list index", () => list.IndexOf(1, 5));
        T("array as list", () => ((IList)bytes).Add(1));
        T("array as list set", () => ((IList)bytes)[9] = (byte)1);
        T("hashtable null", () => new Hashtable().Add(null, 1));
        T("hashtable twice", () => new Hashtable { { 1, 1 }, { 1, 2 } });
        T("hashtable capacity", () => new Hashtable(-1));
        T("queue", () => new Queue().Dequeue());
        T("stack", () => new Stack().Peek());
        T("enumerator", () => W("" + list.GetEnumerator().Current));
        T("bits range", () => BitConverter.ToInt32(bytes, 2));
        T("bits null", () => BitConverter.ToInt16(null, 0));
        T("bits start", () => BitConverter.ToInt16(bytes, -1));
        T("bits text", () => BitConverter.ToString(bytes, 3, 5));
        T("builder index", () => new StringBuilder("a")[3] = 'b');
        T("builder insert", () => new StringBuilder("a").Insert(5, "b", 1));
        T("builder remove", () => new StringBuilder("a").Remove(0, 5));
        T("builder capacity", () => new StringBuilder(-1));
        T("builder length", () => new StringBuilder().Length = -1);
        T("utf8 null", () => Encoding.UTF8.GetBytes((string)null));
        T("utf8 range", () => Encoding.UTF8.GetString(bytes, 2, 5));
        T("date", () => new DateTime(2024, 13, 1));
        T("date ticks", () => new DateTime(-1));
        T("date add", () => DateTime.MaxValue.AddDays(1));
        T("guid", () => new Guid(new byte[3]));
        T("version", () => new Version(-1, 0));
        T("random", () => new Random().Next(-1));
        T("thread null", () => new Thread(null).Start());
        T("thread sleep", () => Thread.Sleep(-2));
        T("timer null", () => new Timer(null, null, 1, 1));
        T("timer due", () => new Timer(o => { }, null, -2, 1));
        T("monitor null", () => Monitor.Enter(null));
        T("monitor exit", () => Monitor.Exit(new object()));
        T("wait any", () => WaitHandle.WaitAny(null));
        T("wait all empty", () => WaitHandle.WaitAll(new WaitHandle[0]));
        T("assembly null", () => Assembly.Load((byte[])null));
        T("assembly name", () => Assembly.Load("none"));
        T("assembly name null", () => Assembly.Load(none));
        T("assembly type", () => Assembly.GetExecutingAssembly().GetType("none", true));
        T("method", () => typeof(Program).GetMethod(none));
        T("invoke", () => typeof(Program).GetMethod("Main").Invoke(null, new object[] { 1 }));
        T("divide", () => W("" + 1 / zero));
        T("null", () => nothing.GetType());
        T("index", () => bytes[4] = 1);
        T("size", () => bytes = new byte[zero - 1]);
        T("delegate", () => ((Action)nothing)());
        T("has flag", () => W("" + DayOfWeek.Friday.HasFlag(null)));
        T("span", () => new SpanByte(bytes, 3, 2));
        T("span index", () => W("" + new SpanByte(bytes)[4]));
        T("span copy", () => new SpanByte(bytes).CopyTo(new SpanByte(bytes, 1, 2)));
        T("clone", () => W("" + ((ICloneable)nothing).Clone()));
    }

    static readonly object s_boxed = 5;
}

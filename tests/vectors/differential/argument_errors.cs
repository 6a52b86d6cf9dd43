// Bad arguments: which exception each library call throws, or what it returns where it does not check (one row a call).
// escapes: a length that is cut
using System;
using System.Collections;
using System.Threading;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static int I(int x) { return x; }

    static long L(long x) { return x; }

    static void T(string n, Action a)
    {
        try
        {
            a();
        }
        catch (Exception e)
        {
            W(n + ": " + e.GetType().FullName);
        }
    }

    public static void Main()
    {
        T("Convert.FromBase64CharArray(c, 2, 8).Length", () => { char[] c = "xxAQIDyy".ToCharArray(); W("Convert.FromBase64CharArray(c, 2, 8).Length: " + Convert.FromBase64CharArray(c, I(2), I(8)).Length); });
        T("Convert.FromBase64CharArray(c, -4, 8).Length", () => { char[] c = "xxAQIDyy".ToCharArray(); W("Convert.FromBase64CharArray(c, -4, 8).Length: " + Convert.FromBase64CharArray(c, I(-4), I(8)).Length); });
        T("Convert.ToBase64String(b, -8, 6)", () => { byte[] b = { 1, 2, 3, 4 }; W("Convert.ToBase64String(b, -8, 6): " + Convert.ToBase64String(b, I(-8), I(6))); });
        T("Convert.ToBase64String(b, 0, -1)", () => { byte[] b = { 1, 2, 3, 4 }; W("Convert.ToBase64String(b, 0, -1): " + Convert.ToBase64String(b, I(0), I(-1))); });
        T("Array.IndexOf(a, 3, -1, 2)", () => { int[] a = { 1, 2, 3, 4 }; W("Array.IndexOf(a, 3, -1, 2): " + Array.IndexOf(a, 3, I(-1), I(2))); });
        T("Array.IndexOf(a, 3, 0, -1)", () => { int[] a = { 1, 2, 3, 4 }; W("Array.IndexOf(a, 3, 0, -1): " + Array.IndexOf(a, 3, I(0), I(-1))); });
        T("Array.IndexOf(a, 77, 0, 500)", () => { int[] a = { 1, 2, 3, 4 }; W("Array.IndexOf(a, 77, 0, 500): " + Array.IndexOf(a, 77, I(0), I(500))); });
        T("Array.IndexOf(a, 77, 100)", () => { int[] a = { 1, 2, 3, 4 }; W("Array.IndexOf(a, 77, 100): " + Array.IndexOf(a, 77, I(100))); });
        T("Array.IndexOf(a, 77, 0, 5000)", () => { object[] a = { 1, 2, 3, 4 }; W("Array.IndexOf(a, 77, 0, 5000): " + Array.IndexOf(a, 77, I(0), I(5000))); });
        T("'abcabc'.IndexOf('z', 1, 100)", () => { W("'abcabc'.IndexOf('z', 1, 100): " + "abcabc".IndexOf('z', I(1), I(100))); });
        T("'abcabc'.LastIndexOf('z', 1000)", () => { W("'abcabc'.LastIndexOf('z', 1000): " + "abcabc".LastIndexOf('z', I(1000))); });
        T("'abcabc'.LastIndexOf('z', -5)", () => { W("'abcabc'.LastIndexOf('z', -5): " + "abcabc".LastIndexOf('z', I(-5))); });
        T("'abcabc'.LastIndexOf('zz', 1000)", () => { W("'abcabc'.LastIndexOf('zz', 1000): " + "abcabc".LastIndexOf("zz", I(1000))); });
        T("new string('x', -1).Length", () => { W("new string('x', -1).Length: " + new string('x', I(-1)).Length); });
        T("new string(new char[4], -1, 2).Length", () => { W("new string(new char[4], -1, 2).Length: " + new string(new char[4], I(-1), I(2)).Length); });
        T("new string((char[])null).Length", () => { W("new string((char[])null).Length: " + new string((char[])null).Length); });
        T("new string('x', 0x40000000).Length", () => { W("new string('x', 0x40000000).Length: " + new string('x', I(0x40000000)).Length); });
        T("'a'.PadLeft(-5, 'x').Length", () => { W("'a'.PadLeft(-5, 'x').Length: " + "a".PadLeft(I(-5), 'x').Length); });
        T("'a'.PadRight(0x7FFFFFF0, 'x').Length", () => { W("'a'.PadRight(0x7FFFFFF0, 'x').Length: " + "a".PadRight(I(0x7FFFFFF0), 'x').Length); });
        T("BitConverter.ToString(b, -1, 2).Length", () => { byte[] b = { 1, 2, 3, 4 }; W("BitConverter.ToString(b, -1, 2).Length: " + BitConverter.ToString(b, I(-1), I(2)).Length); });
        T("BitConverter.ToInt32(b, int.MaxValue)", () => { byte[] b = { 1, 2, 3, 4 }; W("BitConverter.ToInt32(b, int.MaxValue): " + BitConverter.ToInt32(b, I(int.MaxValue))); });
        T("Array.Copy(a, -2, a, 0, 2)", () => { int[] a = { 1, 2, 3, 4 }; Array.Copy(a, I(-2), a, I(0), I(2)); W("Array.Copy(a, -2, a, 0, 2): done"); });
        T("Array.Copy(a, 0, a, -2, 2)", () => { int[] a = { 1, 2, 3, 4 }; Array.Copy(a, I(0), a, I(-2), I(2)); W("Array.Copy(a, 0, a, -2, 2): done"); });
        T("Array.BinarySearch(a, 1, int.MaxValue, 9, null)", () => { int[] a = { 1, 2, 3, 4 }; W("Array.BinarySearch(a, 1, int.MaxValue, 9, null): " + Array.BinarySearch(a, I(1), I(int.MaxValue), 9, null)); });
        T("((Array)a).GetValue(-1)", () => { int[] a = { 1, 2, 3, 4 }; W("((Array)a).GetValue(-1): " + ((Array)a).GetValue(I(-1))); });
        T("((Array)a).GetValue(0x40000000)", () => { int[] a = { 1, 2, 3, 4 }; W("((Array)a).GetValue(0x40000000): " + ((Array)a).GetValue(I(0x40000000))); });
        T("l.Capacity = -1", () => { ArrayList l = new ArrayList(); l.Capacity = I(-1); W("l.Capacity = -1: done"); });
        T("l.IndexOf(5, 0, int.MaxValue)", () => { ArrayList l = new ArrayList(); l.Add(1); W("l.IndexOf(5, 0, int.MaxValue): " + l.IndexOf(5, I(0), I(int.MaxValue))); });
        T("l.IndexOf(5, 100)", () => { ArrayList l = new ArrayList(); l.Add(1); W("l.IndexOf(5, 100): " + l.IndexOf(5, I(100))); });
        T("l.Insert(-1, 5)", () => { ArrayList l = new ArrayList(); l.Add(1); l.Insert(I(-1), 5); W("l.Insert(-1, 5): done"); });
        T("l.RemoveAt(-1)", () => { ArrayList l = new ArrayList(); l.Add(1); l.RemoveAt(I(-1)); W("l.RemoveAt(-1): done"); });
        T("l[int.MinValue]", () => { ArrayList l = new ArrayList(); l.Add(1); W("l[int.MinValue]: " + l[I(int.MinValue)]); });
        T("l.CopyTo(new object[1], 5)", () => { ArrayList l = new ArrayList(); l.Add(1); l.CopyTo(new object[1], I(5)); W("l.CopyTo(new object[1], 5): done"); });
        T("'a,b,c'.Split(new char[] { ',' }, -1).Length", () => { W("'a,b,c'.Split(new char[] { ',' }, -1).Length: " + "a,b,c".Split(new char[] { ',' }, I(-1)).Length); });
        T("'a,b,c'.Split(new char[] { ',' }, 0).Length", () => { W("'a,b,c'.Split(new char[] { ',' }, 0).Length: " + "a,b,c".Split(new char[] { ',' }, I(0)).Length); });
        T("'a'.Trim(null)", () => { W("'a'.Trim(null): " + "a".Trim(null)); });
        T("'a'.IndexOf((string)null, 0, 1)", () => { W("'a'.IndexOf((string)null, 0, 1): " + "a".IndexOf((string)null, I(0), I(1))); });
        T("'abcd'.ToCharArray(-1, 2).Length", () => { W("'abcd'.ToCharArray(-1, 2).Length: " + "abcd".ToCharArray(I(-1), I(2)).Length); });
        T("'abcd'.ToCharArray(2, 3).Length", () => { W("'abcd'.ToCharArray(2, 3).Length: " + "abcd".ToCharArray(I(2), I(3)).Length); });
        T("'abcd'.Substring(-1, 2).Length", () => { W("'abcd'.Substring(-1, 2).Length: " + "abcd".Substring(I(-1), I(2)).Length); });
        T("'abcd'.Substring(2, -1).Length", () => { W("'abcd'.Substring(2, -1).Length: " + "abcd".Substring(I(2), I(-1)).Length); });
        T("Array.CreateInstance(typeof(byte), int.MinValue).Length", () => { W("Array.CreateInstance(typeof(byte), int.MinValue).Length: " + Array.CreateInstance(typeof(byte), I(int.MinValue)).Length); });
        T("new Guid(new byte[3])", () => { W("new Guid(new byte[3]): " + new Guid(new byte[I(3)]).ToString()); });
        T("new Guid((byte[])null)", () => { W("new Guid((byte[])null): " + new Guid((byte[])null).ToString()); });
        T("new DateTime(-5, 1, 1).Ticks", () => { W("new DateTime(-5, 1, 1).Ticks: " + new DateTime(I(-5), I(1), I(1)).Ticks.ToString()); });
        T("new DateTime(long.MaxValue)", () => { W("new DateTime(long.MaxValue): " + new DateTime(long.MaxValue).ToString()); });
        T("new DateTime(-1L)", () => { W("new DateTime(-1L): " + new DateTime(-1L).ToString()); });
        T("new DateTime(2020, 1, 1).ToString('QQQQ')", () => { W("new DateTime(2020, 1, 1).ToString('QQQQ'): " + new DateTime(2020, 1, 1).ToString("QQQQ")); });
        T("int.Parse('99999999999999999999999999')", () => { W("int.Parse('99999999999999999999999999'): " + int.Parse("99999999999999999999999999").ToString()); });
        T("double.Parse('1e99999')", () => { W("double.Parse('1e99999'): " + double.Parse("1e99999").ToString()); });
        T("5.ToString('Z')", () => { W("5.ToString('Z'): " + 5.ToString("Z")); });
        T("a()", () => { Action a = null; a(); W("a(): done"); });
        T("byte[] b = new byte[n]", () => { long n = L(-1); byte[] b = new byte[n]; W("byte[] b = new byte[n]: " + b.Length); });
        T("byte[] b = new byte[n]", () => { long n = L(0x100000004); byte[] b = new byte[n]; W("byte[] b = new byte[n]: " + b.Length); });
        T("o.Equals(null)", () => { object o = new TimeSpan(5); W("o.Equals(null): " + o.Equals(null).ToString()); });
        T("o.Equals(null)", () => { object o = new DateTime(5); W("o.Equals(null): " + o.Equals(null).ToString()); });
        T("o.Equals(null)", () => { object o = Guid.Empty; W("o.Equals(null): " + o.Equals(null).ToString()); });
        T("o.Equals(null)", () => { object o = I(5); W("o.Equals(null): " + o.Equals(null).ToString()); });
        T("o.Equals(null)", () => { object o = DayOfWeek.Monday; W("o.Equals(null): " + o.Equals(null).ToString()); });
        T("o.Equals(null)", () => { object o = I(5) > 3; W("o.Equals(null): " + o.Equals(null).ToString()); });
        T("o.Equals(null)", () => { object o = 1.5; W("o.Equals(null): " + o.Equals(null).ToString()); });
        T("o.Equals(null)", () => { object o = 'c'; W("o.Equals(null): " + o.Equals(null).ToString()); });
        T("o.Equals(null)", () => { string o = "c"; W("o.Equals(null): " + o.Equals(null).ToString()); });
        T("o.Equals(null)", () => { object o = new object(); W("o.Equals(null): " + o.Equals(null).ToString()); });
        T("object.Equals(o, null) + object.Equals(null, o)", () => { object o = I(5); W("object.Equals(o, null) + object.Equals(null, o): " + (object.Equals(o, null).ToString() + object.Equals(null, o).ToString())); });
    }
}

// Index and size errors of every element type; stores of the wrong type; null arrays (Interpreter.cpp, Execution.cpp NewArray).
using System;

public class Program
{
    struct S { public int X; }

    static void W(string s) { Console.WriteLine(s); }

    static void T(string n, Action a)
    {
        try
        {
            a();
            W(n + " none");
        }
        catch (Exception e)
        {
            W(n + " " + e.GetType().FullName);
        }
    }

    static int I(int x) { return x; }

    public static void Main()
    {
        T("bool", () => { bool[] a = new bool[1]; a[I(1)] = true; });
        T("sbyte", () => { sbyte[] a = new sbyte[1]; a[I(-1)] = 1; });
        T("short", () => { short[] a = new short[1]; a[0] = a[I(2)]; });
        T("char", () => { char[] a = new char[1]; a[0] = a[I(int.MaxValue)]; });
        T("uint", () => { uint[] a = new uint[0]; a[I(0)] = 1; });
        T("long", () => { long[] a = new long[2]; a[I(2)]++; });
        T("float", () => { float[] a = new float[2]; a[I(int.MinValue)] = 1; });
        T("double", () => { double[] a = new double[2]; a[0] = a[I(5)]; });
        T("string", () => { string[] a = new string[2]; a[I(2)] = "x"; });
        T("struct", () => { S[] a = new S[2]; a[I(2)].X = 1; });
        T("ref", () => { int[] a = new int[2]; Set(ref a[I(2)]); });
        T("jagged", () => { int[][] a = new int[2][]; a[1][0] = 1; });
        T("null read", () => { byte[] a = Null(); W("" + a[0]); });
        T("null length", () => { byte[] a = Null(); W("" + a.Length); });
        T("null foreach", () => { foreach (byte b in Null()) { W("" + b); } });
        T("negative byte", () => { byte[] a = new byte[I(-1)]; W("" + a.Length); });
        T("negative object", () => { object[] a = new object[I(int.MinValue)]; W("" + a.Length); });
        T("negative struct", () => { S[] a = new S[I(-5)]; W("" + a.Length); });
        T("huge byte", () => { byte[] a = new byte[I(int.MaxValue)]; W("" + a.Length); });
        T("covariant", () => { object[] a = new string[1]; a[0] = I(5); });
        T("covariant ok", () => { object[] a = new string[1]; a[0] = "x"; W(a[0].ToString()); });
        T("GetValue", () => { Array a = new int[1]; a.GetValue(I(1)); });
        T("Copy long", () => Array.Copy(new int[2], new int[1], I(2)));
        T("Copy negative", () => Array.Copy(new int[2], new int[2], I(-1)));
        T("Copy null", () => Array.Copy(null, new int[2], 1));
        T("Copy types", () => Array.Copy(new int[2], new uint[2], 1));
        T("Copy offset", () => Array.Copy(new byte[4], I(2), new byte[4], I(3), 2));
        T("CreateInstance", () => Array.CreateInstance(typeof(int), I(-1)));
    }

    static byte[] Null() { return null; }

    static void Set(ref int x) { x = 1; }
}

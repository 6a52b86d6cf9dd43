// ValueType.Equals(null) reads through the null reference (ObjectsEqual, corlib_native_System_ValueType.cpp:14).
using System;

public class Program
{
    struct A { public int X; }

    static void W(string s) { Console.WriteLine(s); }

    public static void Main()
    {
        A a = new A();
        W("" + a.Equals(a));
        object none = null;
        W("" + a.Equals(none));
        W("after");
    }
}

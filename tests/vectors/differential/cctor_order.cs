// The metadata processor orders types by full name, as .NET cultures order text, with declaring types, interfaces and types named in signatures of called methods first (nanoTablesContext.cs); static constructors follow that order.
using System;

namespace Zeta
{
    public class Alpha { public static int V = T.Say("Zeta.Alpha"); }
}

namespace Beta
{
    public class Outer
    {
        public static int V = T.Say("Beta.Outer");

        public class Inner { public static int V = T.Say("Beta.Outer.Inner"); }
    }

    public class Another : Zeta.IThing { public static int V = T.Say("Beta.Another"); }
}

namespace Zeta
{
    public interface IThing { }

    public class Used { public static int V = T.Say("Zeta.Used"); public static Used Make(Used u) { return u; } }
}

public class bLower { public static int V = T.Say("bLower"); }

public class BUpper { public static int V = T.Say("BUpper"); }

public class B_Underscore { public static int V = T.Say("B_Underscore"); }

public class B1 { public static int V = T.Say("B1"); public static void Call() { Zeta.Used.Make(null); } }

public class A : Zeta.Alpha { public static new int V = T.Say("A"); }

public struct S { public static int V = T.Say("S"); }

public static class T
{
    static int s_n;

    public static int Say(string s)
    {
        Console.WriteLine(++s_n + " " + s);
        return s_n;
    }
}

public class Program
{
    static int s_v = T.Say("Program");

    public static void Main()
    {
        string names = "";
        foreach (Type t in typeof(Program).Assembly.GetTypes())
        {
            if (!t.FullName.StartsWith("<") && !t.FullName.StartsWith("Microsoft.") && !t.FullName.StartsWith("System.")) { names += t.FullName + " "; }
        }

        Console.WriteLine(names);
    }
}

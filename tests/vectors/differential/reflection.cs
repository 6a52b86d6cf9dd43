// GetMethod, Invoke with arguments and results, fields, constructors, exceptions through Invoke, GetMethods (corlib_native_System_Reflection_*.cpp).
using System;
using System.Reflection;

public class Target
{
    public int Value = 5;
    public static string Shared = "shared";
    int _hidden = 7;

    public Target() { }

    public Target(int v) { Value = v; }

    public int Add(int a, int b) { return a + b + Value; }

    public static string Join(string a, int b, bool c) { return a + b + c; }

    public void Throws() { throw new InvalidOperationException("from target"); }

    public virtual string Name() { return "target"; }

    public long Wide(byte b, long l, double d) { return b + l + (long)d; }

    public void Set(int v) { Value = v; }

    int Hidden() { return _hidden; }
}

public class Derived : Target
{
    public override string Name() { return "derived"; }
}

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
            W(n + " " + e.GetType().FullName + (e.InnerException != null ? " inner " + e.InnerException.GetType().Name : ""));
        }
    }

    public static void Main()
    {
        Type t = typeof(Target);
        Target o = new Target(10);
        MethodInfo add = t.GetMethod("Add");
        W("" + (int)add.Invoke(o, new object[] { 1, 2 }) + " " + add.Name + " " + add.IsStatic + " " + add.IsPublic + " " + add.ReturnType.Name + " " + add.DeclaringType.Name);
        W((string)t.GetMethod("Join").Invoke(null, new object[] { "x", 3, true }));
        W((string)t.GetMethod("Name").Invoke(new Derived(), null));
        T("wide", () => W("wide " + t.GetMethod("Wide").Invoke(o, new object[] { (byte)1, 2L, 3.5 }).GetType().Name));
        T("set", () => { t.GetMethod("Set").Invoke(o, new object[] { 77 }); W("set " + o.Value); });
        T("throws", () => t.GetMethod("Throws").Invoke(o, null));
        T("none", () => W("none " + (t.GetMethod("Nope") == null)));
        T("hidden", () => W("hidden " + (t.GetMethod("Hidden") == null)));
        T("hidden2", () => W("hidden " + (int)t.GetMethod("Hidden", BindingFlags.NonPublic | BindingFlags.Instance).Invoke(o, null)));
        T("field", () => W("field " + (int)t.GetField("Value").GetValue(o)));
        T("field set", () => { t.GetField("Value").SetValue(o, 88); W("field " + o.Value); });
        T("static field", () => W("static " + (string)t.GetField("Shared", BindingFlags.Static | BindingFlags.Public).GetValue(null)));
        T("private field", () => W("private " + (int)t.GetField("_hidden", BindingFlags.NonPublic | BindingFlags.Instance).GetValue(o)));
        T("constructor", () => W("constructor " + ((Target)t.GetConstructor(new Type[] { typeof(int) }).Invoke(new object[] { 3 })).Value));
        T("constructor0", () => W("constructor " + ((Target)t.GetConstructor(new Type[0]).Invoke(null)).Value));
        T("wrong type", () => W("wrong " + (int)add.Invoke(o, new object[] { "x", 2 })));
        T("wrong count", () => W("count " + (int)add.Invoke(o, new object[] { 1 })));
        T("null this", () => W("this " + (int)add.Invoke(null, new object[] { 1, 2 })));
        string names = "";
        foreach (MethodInfo m in t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)) { names += m.Name + " "; }
        W(names);
        names = "";
        foreach (FieldInfo f in t.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static)) { names += f.Name + ":" + f.FieldType.Name + " "; }
        W(names);
    }
}

// Custom attributes through reflection, and types of an assembly (corlib_native_System_Reflection_MemberInfo.cpp, MethodBase, Assembly.GetTypes).
using System;
using System.Reflection;

namespace Marks
{
    [AttributeUsage(AttributeTargets.All)]
    public class MarkAttribute : Attribute
    {
        public MarkAttribute(string name) { Name = name; }
        public string Name { get; }
    }

    public class NumberAttribute : Attribute
    {
        readonly int _n;
        public NumberAttribute(int n) { _n = n; }
        public int Number { get { return _n; } }
    }

    public class EmptyAttribute : Attribute { }

    [Mark("class")]
    public class Marked
    {
        [Mark("method")]
        [Number(42)]
        public void Method() { }

        [Empty]
        public void Other() { }

        public void Plain() { }

        [Mark("field")]
        public int Field;
    }
}

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static void Show(string n, object[] attributes)
    {
        string s = n + " " + attributes.Length;
        foreach (object a in attributes)
        {
            Marks.MarkAttribute m = a as Marks.MarkAttribute;
            Marks.NumberAttribute k = a as Marks.NumberAttribute;
            s += " " + a.GetType().Name + (m != null ? "=" + m.Name : "") + (k != null ? "=" + k.Number : "");
        }

        W(s);
    }

    public static void Main()
    {
        Type t = typeof(Marks.Marked);
        Show("class", t.GetCustomAttributes(false));
        Show("method", t.GetMethod("Method").GetCustomAttributes(false));
        Show("other", t.GetMethod("Other").GetCustomAttributes(false));
        Show("plain", t.GetMethod("Plain").GetCustomAttributes(false));
        Show("field", t.GetField("Field").GetCustomAttributes(false));
        string names = "";
        foreach (Type x in t.Assembly.GetTypes())
        {
            if (x.FullName.StartsWith("Marks."))
            {
                names += x.FullName + " ";
            }
        }

        W(names);
        W((t.Assembly == typeof(Program).Assembly) + " " + (t.Assembly.GetType("Marks.Marked") == t) + " " + (t.Assembly.GetType("Nope") == null) + " " + (Assembly.GetExecutingAssembly() == t.Assembly));
        W(typeof(int).Assembly.GetName().Name == typeof(string).Assembly.GetName().Name ? "one mscorlib" : "several");
    }
}

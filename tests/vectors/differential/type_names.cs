// GetType, typeof, Name, FullName, BaseType, IsXxx, IsInstanceOfType, IsSubclassOf, arrays and nested types (corlib_native_System_RuntimeType.cpp, _Type.cpp).
using System;
using System.Collections;

namespace My.Space
{
    public class Outer
    {
        public class Inner { }
    }

    public interface IThing { }

    public struct Point : IThing { public int X; }

    public enum Kind : byte { A }

    public abstract class Shape : IThing { }

    public sealed class Circle : Shape { }

    public delegate void Handler();
}

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static void Show(Type t)
    {
        W(t.Name + " | " + t.FullName + " | " + (t.BaseType == null ? "-" : t.BaseType.FullName) + " | " + (t.IsClass ? "class " : "") + (t.IsValueType ? "value " : "") + (t.IsInterface ? "interface " : "") + (t.IsEnum ? "enum " : "") + (t.IsArray ? "array " : "") + (t.IsAbstract ? "abstract " : "") + (t.IsPublic ? "public" : ""));
    }

    public static void Main()
    {
        Show(typeof(Program));
        Show(typeof(My.Space.Outer));
        Show(typeof(My.Space.Outer.Inner));
        Show(typeof(My.Space.IThing));
        Show(typeof(My.Space.Point));
        Show(typeof(My.Space.Kind));
        Show(typeof(My.Space.Shape));
        Show(typeof(My.Space.Circle));
        Show(typeof(My.Space.Handler));
        Show(typeof(int));
        Show(typeof(byte));
        Show(typeof(string));
        Show(typeof(object));
        Show(typeof(double));
        Show(typeof(bool));
        Show(typeof(char));
        Show(typeof(int[]));
        Show(typeof(string[]));
        Show(typeof(My.Space.Point[]));
        Show(typeof(int[][]));
        Show(typeof(Exception));
        Show(typeof(ArgumentNullException));
        Show(typeof(DateTime));
        Show(typeof(ArrayList));
        object o = new My.Space.Circle();
        W((o.GetType() == typeof(My.Space.Circle)) + " " + (o.GetType() == typeof(My.Space.Shape)) + " " + o.GetType().IsSubclassOf(typeof(My.Space.Shape)) + " " + typeof(My.Space.Shape).IsInstanceOfType(o) + " " + typeof(My.Space.IThing).IsInstanceOfType(o) + " " + typeof(string).IsInstanceOfType(o));
        W(o.ToString() + " " + new int[0].ToString() + " " + new My.Space.Point().ToString() + " " + typeof(int).ToString());
        W(5.GetType().Name + " " + "s".GetType().Name + " " + 'c'.GetType().Name + " " + 1.5f.GetType().Name + " " + new int[1].GetType().Name + " " + new Exception().GetType().Name + " " + My.Space.Kind.A.GetType().Name);
        W(typeof(int[]).GetElementType().Name + " " + typeof(string[][]).GetElementType().Name + " " + (typeof(int).GetElementType() == null));
        W((Type.GetType("My.Space.Point") == typeof(My.Space.Point)) + " " + (Type.GetType("No.Such") == null) + " " + (Type.GetType("System.Int32") == typeof(int)));
        W("" + typeof(My.Space.Circle).GetInterfaces().Length + " " + typeof(My.Space.Point).GetInterfaces().Length);
    }
}

using System;
using System.Collections;
using System.Reflection;

namespace Outer
{
    public interface IShape { int Area(int scale); }

    public abstract class Shape : IShape
    {
        protected int _size = 2;
        public static int Made;
        public abstract int Area(int scale);
        public virtual string Name() { return "shape"; }
        public static int Twice(int n) { return n * 2; }
        private int Secret() { return _size; }
        internal int Inside() { return _size; }
    }

    public sealed class Square : Shape
    {
        public readonly long Wide = 9;
        public const int Four = 4;
        int _own = 1;
        public Square() { Made++; }
        public Square(int size) { _size = size; }
        public Square(int size, string name) { _size = size + name.Length; }
        public override int Area(int scale) { return _size * _size * scale + _own - 1; }
        public override sealed string Name() { return "square"; }
        public void Many(byte a, string b, int[] c, IShape d) { }
        public int Size { get { return _size; } set { _size = value; } }
        public class Nested { public struct Deep { public int X; } }
    }
}

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static void T(string n, Action a)
    {
        try { a(); }
        catch (Exception e) { W(n + " " + e.GetType().Name + (e.InnerException != null ? " < " + e.InnerException.GetType().Name : "")); }
    }

    static string Flags(MethodBase m)
    {
        return m.Name + (m.IsPublic ? " public" : "") + (m.IsStatic ? " static" : "") + (m.IsVirtual ? " virtual" : "") + (m.IsAbstract ? " abstract" : "") + (m.IsFinal ? " final" : "") + " " + m.DeclaringType.Name + " " + (int)m.MemberType;
    }

    public static void Main()
    {
        Type square = typeof(Outer.Square);
        Type shape = typeof(Outer.Shape);
        BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;
        foreach (string name in new string[] { "Area", "Name", "Many", "get_Size" }) { W(Flags(square.GetMethod(name))); }
        foreach (string name in new string[] { "Area", "Name", "Twice", "Secret", "Inside" }) { W(Flags(shape.GetMethod(name, all))); }
        W(Flags(typeof(Outer.IShape).GetMethod("Area")));
        string s = "";
        foreach (ParameterInfo p in square.GetMethod("Many").GetParameters()) { s += p.ParameterType.FullName + " "; }
        W(s + square.GetMethod("Many").ReturnType.FullName + " " + square.GetMethod("Area").GetParameters().Length + " " + square.GetMethod("Name").GetParameters().Length);
        W(square.FullName + " " + square.Name + " " + square.BaseType.FullName + " " + square.IsClass + square.IsAbstract + square.IsPublic + square.IsNotPublic + square.IsInterface + square.IsSerializable + " " + typeof(Program).IsPublic + " " + shape.IsAbstract + " " + typeof(Outer.IShape).IsInterface + typeof(Outer.IShape).IsAbstract);
        Type deep = typeof(Outer.Square.Nested.Deep);
        W(deep.FullName + " " + deep.Name + " " + deep.DeclaringType.FullName + " " + deep.IsValueType + " " + (square.DeclaringType == null) + " " + typeof(int[][]).FullName + " " + typeof(int[]).GetElementType().Name + " " + (square.GetElementType() == null) + " " + typeof(int[]).BaseType.FullName);
        s = "";
        foreach (Type t in square.GetInterfaces()) { s += t.FullName + " "; }
        foreach (Type t in typeof(ArrayList).GetInterfaces()) { s += t.Name + " "; }
        W(s);
        s = "";
        foreach (ConstructorInfo c in square.GetConstructors()) { s += c.GetParameters().Length + " "; }
        W(s);
        T("make", () => W("make " + ((Outer.Square)square.GetConstructor(new Type[] { typeof(int), typeof(string) }).Invoke(new object[] { 3, "ab" })).Size));
        T("no such", () => W("no such " + (square.GetConstructor(new Type[] { typeof(string) }) == null)));
        T("abstract", () => W("abstract " + (shape.GetConstructor(new Type[0]) == null)));
        s = "";
        foreach (FieldInfo f in square.GetFields(all)) { s += f.Name + ":" + f.FieldType.Name + ":" + f.DeclaringType.Name + " "; }
        W(s + square.GetFields().Length);
        W("" + (square.GetField("_size") == null) + (square.GetField("Made") == null) + (square.GetField("Four") == null) + (square.GetField("none") == null));
        object q = new Outer.Square(5);
        T("virtual", () => W("virtual " + shape.GetMethod("Area").Invoke(q, new object[] { 2 }) + " " + shape.GetMethod("Name").Invoke(q, null)));
        T("interface", () => W("interface " + typeof(Outer.IShape).GetMethod("Area").Invoke(q, new object[] { 1 })));
        T("static", () => W("static " + shape.GetMethod("Twice").Invoke(null, new object[] { 21 }) + " " + square.GetMethod("Twice").Invoke(q, new object[] { 1 })));
        T("secret", () => W("secret " + shape.GetMethod("Secret", all).Invoke(q, null)));
        T("readonly", () => { square.GetField("Wide").SetValue(q, 10L); W("readonly " + ((Outer.Square)q).Wide); });
        T("wrong value", () => { square.GetField("Wide").SetValue(q, "text"); W("wrong value set"); });
        T("wrong object", () => W("wrong object " + square.GetField("Wide").GetValue("text")));
        T("null object", () => W("null object " + square.GetField("Wide").GetValue(null)));
        T("wrong this", () => W("wrong this " + square.GetMethod("Area").Invoke("text", new object[] { 1 })));
        T("too many", () => W("too many " + square.GetMethod("Name").Invoke(q, new object[] { 1 })));
        T("get type", () => W("" + (Type.GetType("Outer.Square") == square) + (Type.GetType("Outer.None") == null) + (Type.GetType("System.String") == typeof(string)) + (Type.GetType("outer.square") == null)));
        T("get nested", () => W("" + (Type.GetType("Outer.Square+Nested") == typeof(Outer.Square.Nested))));
        T("null name", () => W("" + (Type.GetType(null) == null)));
        T("empty name", () => W("" + (Type.GetType("") == null)));
        T("overload", () => W(square.GetMethod("Area", new Type[] { typeof(int) }).Name + (square.GetMethod("Area", new Type[] { typeof(string) }) == null)));
        W("" + q.GetType().IsInstanceOfType(q) + shape.IsInstanceOfType(q) + square.IsSubclassOf(shape) + shape.IsSubclassOf(square) + square.IsSubclassOf(square) + (q.GetType() == square) + ReferenceEquals(square, q.GetType()) + square.Equals(shape));
        W(square.Assembly.GetName().Name + " " + typeof(string).Assembly.GetName().Name + " " + (square.Assembly == Assembly.GetExecutingAssembly()) + " " + (square.Assembly.GetType("Outer.Shape") == shape) + " " + (square.Assembly.GetType("None") == null));
        T("type text", () => W(square.ToString()));
        T("method text", () => W(square.GetMethod("Area").ToString()));
        T("field text", () => W(square.GetField("Wide").ToString()));
        T("constructor text", () => W(square.GetConstructor(new Type[0]).ToString()));
        T("parameter text", () => W(square.GetMethod("Area").GetParameters()[0].ToString()));
        T("assembly text", () => W(square.Assembly.ToString()));
        T("reflection types", () => W(square.GetType().FullName + " " + square.GetMethod("Area").GetType().FullName + " " + square.GetField("Wide").GetType().FullName + " " + square.Assembly.GetType().FullName));
    }
}

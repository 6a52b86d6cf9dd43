// init properties, every kind of pattern, target-typed new, Deconstruct (records and tuples need generic types and do not compile).
using System;

public class Program
{
    public class Point
    {
        public int X { get; init; }
        public int Y { get; init; }
        public void Deconstruct(out int x, out int y) { x = X; y = Y; }
    }

    abstract class Shape { }

    class Circle : Shape { public int R; }

    class Rect : Shape { public int W; public int H; }

    static void Print(string s) { Console.WriteLine(s); }

    static string Describe(object o)
    {
        if (o is Point { X: 0, Y: 0 }) { return "origin"; }
        if (o is Point { X: var x, Y: > 5 } p) { return "high " + x + " " + p.Y; }
        if (o is Point (1, var y)) { return "one " + y; }
        if (o is not null and not string) { return "thing " + o.GetType().Name; }
        return o is string s ? "string " + s : "nothing";
    }

    static int Area(Shape s) => s switch
    {
        Circle { R: 0 } => 0,
        Circle c => 3 * c.R * c.R,
        Rect { W: var w, H: var h } when w == h => w * w,
        Rect r => r.W * r.H,
        _ => -1,
    };

    static string Grade(int n) => n switch
    {
        >= 90 => "A",
        >= 80 and < 90 => "B",
        < 0 or > 100 => "?",
        _ => "C",
    };

    public static void Main()
    {
        Point p = new() { X = 3, Y = 4 };
        Print(p.X + " " + p.Y);
        (int a, int b) = p;
        Print(a + " " + b);
        Print(Describe(new Point()) + ", " + Describe(new Point { X = 2, Y = 6 }) + ", " + Describe(new Point { X = 1, Y = 2 }) + ", " + Describe(5) + ", " + Describe("x") + ", " + Describe(null));
        Print(Area(new Circle()) + " " + Area(new Circle { R = 2 }) + " " + Area(new Rect { W = 2, H = 2 }) + " " + Area(new Rect { W = 2, H = 3 }) + " " + Area(null));
        Print(Grade(95) + Grade(85) + Grade(10) + Grade(-1) + Grade(101));
        object o = 7;
        if (o is int and > 5 and < 10) { Print("between"); }
        if (o is not (1 or 2)) { Print("neither"); }
        string t = null;
        t ??= "assigned";
        Print(t + " " + (t ?? "no") + " " + t?.ToUpper() + " " + (((string)null)?.ToUpper() ?? "null"));
        int[] array = { 1, 2, 3 };
        Print(array is { Length: 3 } ? "three" : "other");
    }
}

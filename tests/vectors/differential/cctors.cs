// Static constructors run before Main for every type, in type order, not on first use: A sees B's field still 0; an unused type's runs as well (Execution.cpp:970-1035).
using System;

class A
{
    public static int X = Log.Add("A.X", B.Y + 1);
}

class B
{
    public static int Y = Log.Add("B.Y", 10);
}

class Unused
{
    static int s_value = Log.Add("Unused", 1);
    static Unused() { Log.Add("Unused cctor", 2); }
}

class Fails
{
    public static int Before = 5;
    public static int Value = Log.Throw();
    public static int After = 6;
    public static int Get() { return Before; }
}

class WithFinal
{
    public static readonly string Text = "t" + Log.Add("WithFinal", 3);
}

static class Log
{
    public static string Lines = "";
    public static int Count;

    public static int Add(string s, int v)
    {
        Console.WriteLine("cctor " + s + " " + v);
        Count++;
        return v;
    }

    public static int Throw()
    {
        Console.WriteLine("cctor throws");
        throw new Exception("in cctor");
    }
}

public class Program
{
    static int s_main = Log.Add("Program", 4);

    public static void Main()
    {
        Console.WriteLine("main " + s_main);
        Console.WriteLine("A.X " + A.X + " B.Y " + B.Y + " " + WithFinal.Text);
        Console.WriteLine("count " + Log.Count);
        try
        {
            Console.WriteLine("fails " + Fails.Before + " " + Fails.Value + " " + Fails.After + " " + Fails.Get());
        }
        catch (Exception e)
        {
            Console.WriteLine("exception " + e.GetType().Name);
        }
    }
}

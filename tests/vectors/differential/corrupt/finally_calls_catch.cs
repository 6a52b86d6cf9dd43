// A finally that calls a method which catches an exception of its own: leaving that catch empties the list of exceptions, endfinally reads before it (Interpreter.cpp:383-416, Thread.cpp:705).
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static void Catches()
    {
        try { throw new Exception("inside"); }
        catch (Exception e) { W(e.Message); }
    }

    public static void Main()
    {
        try { W("try"); }
        finally
        {
            Catches();
            W("leaving finally");
        }

        W("after");
    }
}

// When nothing catches an exception in Main, its finally blocks run and other threads go on to their end.
using System;
using System.Threading;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static void F()
    {
        try { throw new InvalidOperationException("nobody"); }
        finally { W("finally of F"); }
    }

    public static void Main()
    {
        new Thread(() => { Thread.Sleep(100); W("thread"); }).Start();
        try { F(); }
        finally { W("finally of Main"); }
        W("not reached");
    }
}

// When Main ends, other threads go on to their end before the program does.
using System;
using System.Threading;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    public static void Main()
    {
        new Thread(() => { Thread.Sleep(100); W("thread"); Thread.Sleep(100); W("thread ends"); }).Start();
        W("main ends");
    }
}

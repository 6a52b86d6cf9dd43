// using over an object whose Dispose catches an exception of its own: the same crash as finally_calls_catch.
using System;

public class Program
{
    class Resource : IDisposable
    {
        public void Dispose()
        {
            try { throw new Exception("in Dispose"); }
            catch (Exception e) { W(e.Message); }
        }
    }

    static void W(string s) { Console.WriteLine(s); }

    public static void Main()
    {
        using (new Resource())
        {
            W("using");
        }

        W("after");
    }
}

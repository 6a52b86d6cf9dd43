// Six exceptions may be in flight at once (c_MaxStackUnwindDepth, nanoCLR_Runtime.h:3005; PushEH, Interpreter.cpp:358); 5 nested handlers that call on are fine.
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static void F(int n)
    {
        try { throw new Exception("e" + n); }
        catch (Exception e)
        {
            W("in " + e.Message);
            if (n > 1) { F(n - 1); }
            W("out " + e.Message);
        }
    }

    public static void Main()
    {
        for (int i = 1; i <= 6; i++)
        {
            W("depth " + i);
            F(i);
        }

        W("end");
    }
}

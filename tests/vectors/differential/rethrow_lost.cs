// "throw;" after another exception was caught meanwhile throws a plain Exception: leaving that catch emptied the list of exceptions (PopEH_Inner, Interpreter.cpp:383-416; row 2: a handler at the end of a method lacks its last instruction, CodeWriter.cs:300).
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static void Catches()
    {
        try { throw new InvalidOperationException("inside"); }
        catch (Exception e) { W(e.Message); }
    }

    static void Finally()
    {
        try { W("protected"); }
        finally { W("finally"); }
    }

    static void F(int how)
    {
        try { throw new ArgumentException("original"); }
        catch (Exception e)
        {
            switch (how)
            {
                case 1:
                    Catches();
                    break;
                case 2:
                    try { throw new InvalidOperationException("here"); }
                    catch (Exception i) { W(i.Message); }
                    break;
                case 3:
                    Finally();
                    break;
                case 4:
                    Catches();
                    throw e;
            }

            throw;
        }
    }

    public static void Main()
    {
        for (int i = 0; i < 5; i++)
        {
            try { F(i); }
            catch (Exception e) { W(i + " " + e.GetType().FullName + " " + e.Message); }
        }
    }
}

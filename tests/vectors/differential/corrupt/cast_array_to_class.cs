// castclass takes an array for any class (IsInstanceOf, Execution.cpp:2903): the string that is read is the array.
using System;

public class Program
{
    public static void Main()
    {
        object o = new byte[4];
        string s = (string)o;
        Console.WriteLine(s);
    }
}

// An array is stored into an array of any class (IsInstanceOf, Execution.cpp:2903).
using System;

public class Program
{
    public static void Main()
    {
        object[] texts = new string[1];
        texts[0] = new byte[4];
        Console.WriteLine((string)texts[0]);
    }
}

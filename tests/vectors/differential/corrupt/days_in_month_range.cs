// DateTime.DaysInMonth reads its table of months where the month says (nanoHAL_Time.cpp:22).
using System;

public class Program
{
    public static void Main()
    {
        Console.WriteLine(DateTime.DaysInMonth(2024, 100).ToString());
    }
}

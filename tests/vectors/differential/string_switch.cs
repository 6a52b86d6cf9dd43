// A switch over many strings, which csc turns into a computed hash and comparisons.
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static int Number(string s)
    {
        switch (s)
        {
            case "zero": return 0;
            case "one": return 1;
            case "two": return 2;
            case "three": return 3;
            case "four": return 4;
            case "five": return 5;
            case "six": return 6;
            case "seven": return 7;
            case "eight": return 8;
            case "nine": return 9;
            case "ten": return 10;
            case "": return -2;
            default: return -1;
        }
    }

    public static void Main()
    {
        string[] words = { "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "", "eleven", "ONE", "on", "onee" };
        string s = "";
        foreach (string w in words) { s += Number(w) + " "; }
        W(s + Number(null) + " " + Number("t" + "en"));
    }
}

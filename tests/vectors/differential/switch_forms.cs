// switch on int, uint, long, char, string, enum, with gaps, negatives and fall to default; goto case; switch expressions.
using System;

public class Program
{
    enum Color { Red, Green = 5, Blue }

    static void W(string s) { Console.WriteLine(s); }

    static string Dense(int x)
    {
        switch (x)
        {
            case 0: return "zero";
            case 1: return "one";
            case 2: return "two";
            case 3: return "three";
            case 5: return "five";
            default: return "other";
        }
    }

    static string Sparse(int x)
    {
        switch (x)
        {
            case -1000000: return "a";
            case -1: return "b";
            case 7: return "c";
            case 70000: return "d";
            case int.MaxValue: return "e";
        }

        return "none";
    }

    static string UInt(uint x)
    {
        switch (x)
        {
            case 0xFFFFFFFF: return "max";
            case 0x80000000: return "half";
            case 0: return "zero";
            default: return "?";
        }
    }

    static string Long(long x)
    {
        switch (x)
        {
            case 0x100000000: return "4G";
            case -1: return "-1";
            case 1: return "1";
            default: return "?";
        }
    }

    static string Text(string s)
    {
        switch (s)
        {
            case "alpha": return "1";
            case "beta": return "2";
            case "gamma": return "3";
            case "": return "empty";
            case null: return "null";
            default: return "?";
        }
    }

    static string Chars(char c)
    {
        switch (c)
        {
            case 'a': case 'e': case 'i': case 'o': case 'u': return "vowel";
            case ' ': return "space";
            default: return "consonant";
        }
    }

    static string Goto(int n)
    {
        string s = "";
        switch (n)
        {
            case 1:
                s += "1";
                goto case 2;
            case 2:
                s += "2";
                goto default;
            case 3:
                s += "3";
                break;
            default:
                s += "d";
                break;
        }

        return s;
    }

    static string Expression(object o)
    {
        return o switch
        {
            null => "null",
            int i when i > 10 => "big " + i,
            int i => "int " + i,
            string { Length: > 3 } s => "long " + s,
            string s => "text " + s,
            bool b => b ? "yes" : "no",
            Color.Green => "green",
            _ => o.GetType().Name,
        };
    }

    static string Range(int x) { return x switch { < 0 => "negative", 0 => "zero", > 0 and < 10 => "digit", 10 or 20 => "tens", _ => "large" }; }

    public static void Main()
    {
        for (int i = -1; i < 7; i++)
        {
            W(i + " " + Dense(i));
        }

        W(Sparse(-1000000) + Sparse(-1) + Sparse(7) + Sparse(70000) + Sparse(int.MaxValue) + Sparse(0) + Sparse(int.MinValue));
        W(UInt(uint.MaxValue) + UInt(0x80000000) + UInt(0) + UInt(5));
        W(Long(0x100000000) + Long(-1) + Long(1) + Long(0) + Long(0x100000001));
        W(Text("alpha") + Text("beta") + Text("gamma") + Text("") + Text(null) + Text("delta") + Text("al" + "pha"));
        W(Chars('a') + Chars('u') + Chars(' ') + Chars('z'));
        W(Goto(1) + " " + Goto(2) + " " + Goto(3) + " " + Goto(4));
        W(Expression(null) + "|" + Expression(11) + "|" + Expression(5) + "|" + Expression("abcd") + "|" + Expression("ab") + "|" + Expression(true) + "|" + Expression(Color.Green) + "|" + Expression(5L));
        W(Range(-5) + Range(0) + Range(9) + Range(10) + Range(20) + Range(15));
        Color c = Color.Blue;
        switch (c)
        {
            case Color.Red: W("red"); break;
            case Color.Blue: W("blue"); break;
        }

        bool b = c == Color.Blue;
        W(b switch { true => "T", false => "F" });
    }
}

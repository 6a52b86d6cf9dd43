// StringBuilder and Encoding.UTF8 of nanoFramework.System.Text.
// uses: nanoFramework.System.Text
using System;
using System.Text;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static void T(string n, Action a)
    {
        try
        {
            a();
        }
        catch (Exception e)
        {
            W(n + " " + e.GetType().Name);
        }
    }

    public static void Main()
    {
        StringBuilder b = new StringBuilder();
        b.Append("ab").Append('c').Append(1).Append(2L).Append(true).Append(1.5).Append((object)"o").Append('x', 3);
        W(b.ToString() + " " + b.Length);
        b.Insert(0, "<", 1).Insert(b.Length, ">", 2);
        W(b.ToString());
        b.Remove(1, 2);
        W(b.ToString());
        b.Replace("x", "yz");
        W(b.ToString());
        b[0] = '[';
        W(b[0] + " " + b[1] + " " + b.ToString(0, 4));
        b.Length = 5;
        W(b.ToString() + "|");
        b.Clear();
        W(b.Length + "|" + b.ToString() + "|");
        b.AppendLine("line").AppendLine();
        W(b.Length + " " + b.ToString().Replace_());
        StringBuilder long_ = new StringBuilder(4);
        for (int i = 0; i < 100; i++) { long_.Append(i).Append(','); }
        W(long_.Length + " " + long_.ToString(long_.Length - 9, 9));
        byte[] u = Encoding.UTF8.GetBytes("a\u00E9\u20AC");
        W(BitConverter.ToString(u) + " " + Encoding.UTF8.GetString(u, 0, u.Length).Length + " " + Encoding.UTF8.GetString(u, 1, 2));
        char[] c = Encoding.UTF8.GetChars(u);
        W(c.Length + " " + (int)c[2]);
        T("remove", () => long_.Remove(1000, 1));
        T("insert", () => long_.Insert(-1, "x", 1));
        T("bad utf8", () => W("bad " + Encoding.UTF8.GetString(new byte[] { 0x41, 0xFF, 0x42 }, 0, 3).Length));
    }
}

static class Text
{
    public static string Replace_(this string s)
    {
        string r = "";
        foreach (char c in s) { r += c == '\n' ? "\\n" : c == '\r' ? "\\r" : c.ToString(); }
        return r;
    }
}

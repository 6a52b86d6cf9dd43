// Conversions between byte, sbyte, short, ushort, char and to long/ulong: widening keeps the sign of the source type.
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    public static void Main()
    {
        byte[] bytes = { 0, 127, 128, 255 };
        foreach (byte b in bytes)
        {
            sbyte sb = (sbyte)b;
            short s = sb;
            ushort us = (ushort)sb;
            char c = (char)sb;
            int i = sb;
            uint u = (uint)sb;
            long l = sb;
            ulong ul = (ulong)sb;
            W("byte " + b + " sbyte " + sb + " short " + s + " ushort " + us + " char " + (int)c + " int " + i + " uint " + u + " long " + l + " ulong " + ul);
            uint bu = b;
            long bl = b;
            W("from byte " + bu + " " + bl + " " + (ulong)b + " " + (short)b);
        }

        short[] shorts = { -1, short.MinValue, short.MaxValue, 255, 256 };
        foreach (short s in shorts)
        {
            byte b = (byte)s;
            sbyte sb = (sbyte)s;
            ushort us = (ushort)s;
            char c = (char)s;
            uint u = (uint)s;
            long l = s;
            ulong ul = (ulong)s;
            W("short " + s + " " + b + " " + sb + " " + us + " " + (int)c + " " + u + " " + l + " " + ul);
        }

        char[] chars = { 'a', '\u0080', '\u00FF', '\uFFFF' };
        foreach (char c in chars)
        {
            byte b = (byte)c;
            sbyte sb = (sbyte)c;
            short s = (short)c;
            ushort us = c;
            int i = c;
            long l = c;
            W("char " + b + " " + sb + " " + s + " " + us + " " + i + " " + l);
        }

        bool t = bytes.Length == 4;
        int n = t ? 1 : 0;
        W("bool " + n + " " + t + " " + !t + " " + (t & false) + " " + (t | false) + " " + (t ^ true));
    }
}

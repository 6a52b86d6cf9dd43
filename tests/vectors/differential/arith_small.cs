// byte, sbyte, short, ushort and char locals, fields and compound assignments truncate as in C# (StLoc's AssignAndPreserveType, Interpreter.cpp).
using System;

public class Program
{
    static byte s_byte;
    static sbyte s_sbyte;
    static short s_short;
    static ushort s_ushort;
    static char s_char;

    static void W(string s) { Console.WriteLine(s); }

    static int I(int x) { return x; }

    public static void Main()
    {
        byte b = (byte)I(250);
        b += 10;
        W("byte " + b);
        b = (byte)(b - 5);
        W("byte " + b);
        b++;
        W("byte " + b);
        b <<= 4;
        W("byte " + b);
        b = (byte)~b;
        W("byte " + b);
        sbyte sb = (sbyte)I(127);
        sb++;
        W("sbyte " + sb);
        sb -= 1;
        W("sbyte " + sb);
        sb = (sbyte)-sb;
        W("sbyte " + sb);
        sb *= 3;
        W("sbyte " + sb);
        short s = (short)I(-32768);
        s--;
        W("short " + s);
        s += 1;
        W("short " + s);
        s /= 7;
        W("short " + s);
        s >>= 3;
        W("short " + s);
        ushort us = (ushort)I(0);
        us--;
        W("ushort " + us);
        us += 2;
        W("ushort " + us);
        us = (ushort)(us * 40000);
        W("ushort " + us);
        us = (ushort)(us << 3);
        W("ushort " + us);
        char c = (char)I('y');
        c++;
        W("char " + c + " " + (int)c);
        c = (char)(c + 1);
        W("char " + (int)c);
        c = (char)I(-1);
        W("char " + (int)c);
        c++;
        W("char " + (int)c);
        s_byte = (byte)I(255);
        s_byte++;
        s_sbyte = (sbyte)I(-128);
        s_sbyte--;
        s_short = (short)I(32767);
        s_short++;
        s_ushort = (ushort)I(65535);
        s_ushort++;
        s_char = (char)I(65535);
        s_char++;
        W("fields " + s_byte + " " + s_sbyte + " " + s_short + " " + s_ushort + " " + (int)s_char);
        byte[] array = { 255, 1 };
        array[0]++;
        array[1] -= 2;
        W("elements " + array[0] + " " + array[1]);
        W("promotes " + ((byte)I(200) + (byte)I(100)) + " " + ((sbyte)I(-100) - (sbyte)I(100)) + " " + ((ushort)I(60000) * (ushort)I(30000)));
    }
}

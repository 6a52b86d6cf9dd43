// ref locals and ref returns over fields, statics, elements and ref arguments.
using System;

public class Program
{
    static int s_value = 10;

    int[] _items = { 1, 2, 3 };
    int _field = 4;
    byte _small = 250;

    static void W(string s) { Console.WriteLine(s); }

    ref int At(int i) { return ref _items[i]; }

    ref int Field() { return ref _field; }

    ref byte Small() { return ref _small; }

    static ref int Static() { return ref s_value; }

    static ref int Larger(ref int a, ref int b) { if (a > b) { return ref a; } return ref b; }

    public static void Main()
    {
        Program p = new Program();
        p.At(1) = 22;
        p.At(2) += 5;
        p.At(0)++;
        W(p._items[0] + " " + p._items[1] + " " + p._items[2]);
        ref int f = ref p.Field();
        f = 99;
        f++;
        W(p._field + " " + f);
        ref byte b = ref p.Small();
        b += 10;
        W("" + p._small);
        Static() = 7;
        W("" + s_value);
        int x = 3;
        int y = 5;
        Larger(ref x, ref y) = 0;
        W(x + " " + y);
        ref int r = ref x;
        r = 50;
        r = ref y;
        r = 60;
        W(x + " " + y);
        int copy = p.At(1);
        copy++;
        W(copy + " " + p._items[1]);
        ref int e = ref p._items[0];
        p._items = new int[] { 7, 8, 9 };
        e = 1000;
        W(e + " " + p._items[0]);
    }
}

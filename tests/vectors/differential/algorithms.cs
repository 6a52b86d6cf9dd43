// Sorting by recursion with an IComparer, eight queens, primes, CRC-32, a linked list, a linear congruential generator, string reversal.
using System;
using System.Collections;

public class Program
{
    class Node { public int Value; public Node Next; }

    class Descending : IComparer
    {
        public int Compare(object x, object y) { return (int)y - (int)x; }
    }

    static void W(string s) { Console.WriteLine(s); }

    static void Sort(int[] a, int low, int high, IComparer c)
    {
        if (low >= high) { return; }
        int pivot = a[(low + high) / 2];
        int i = low, j = high;
        while (i <= j)
        {
            while (c.Compare(a[i], pivot) < 0) { i++; }
            while (c.Compare(a[j], pivot) > 0) { j--; }
            if (i <= j)
            {
                int t = a[i];
                a[i++] = a[j];
                a[j--] = t;
            }
        }

        Sort(a, low, j, c);
        Sort(a, i, high, c);
    }

    static int Queens(int row, int columns, int left, int right)
    {
        if (row == 8) { return 1; }
        int count = 0;
        int free = 0xFF & ~(columns | left | right);
        while (free != 0)
        {
            int bit = free & -free;
            free ^= bit;
            count += Queens(row + 1, columns | bit, (left | bit) << 1, (right | bit) >> 1);
        }

        return count;
    }

    static uint Crc(byte[] data)
    {
        uint crc = 0xFFFFFFFF;
        foreach (byte b in data)
        {
            crc ^= b;
            for (int i = 0; i < 8; i++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }

    public static void Main()
    {
        uint seed = 12345;
        int[] a = new int[200];
        for (int i = 0; i < a.Length; i++)
        {
            seed = unchecked(seed * 1664525 + 1013904223);
            a[i] = (int)(seed >> 8) % 1000;
        }

        Sort(a, 0, a.Length - 1, new Descending());
        bool sorted = true;
        long sum = 0;
        for (int i = 1; i < a.Length; i++)
        {
            sorted &= a[i - 1] >= a[i];
            sum += a[i] * (long)i;
        }

        W(sorted + " " + a[0] + " " + a[199] + " " + sum);
        W("queens " + Queens(0, 0, 0, 0));
        bool[] composite = new bool[10000];
        int primes = 0;
        for (int i = 2; i < composite.Length; i++)
        {
            if (composite[i]) { continue; }
            primes++;
            for (int j = i + i; j < composite.Length; j += i) { composite[j] = true; }
        }

        W("primes " + primes);
        byte[] data = { 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37, 0x38, 0x39 };
        W("crc " + Crc(data).ToString("X8"));
        Node head = null;
        for (int i = 0; i < 10; i++) { head = new Node { Value = i * i, Next = head }; }
        Node reversed = null;
        while (head != null)
        {
            Node next = head.Next;
            head.Next = reversed;
            reversed = head;
            head = next;
        }

        string s = "";
        for (Node n = reversed; n != null; n = n.Next) { s += n.Value + " "; }
        W(s);
        char[] c = "reverse me".ToCharArray();
        for (int i = 0, j = c.Length - 1; i < j; i++, j--)
        {
            char t = c[i];
            c[i] = c[j];
            c[j] = t;
        }

        W(new string(c));
        double x = 1;
        for (int i = 0; i < 30; i++) { x = (x + 2 / x) / 2; }
        W("newton " + BitConverter.DoubleToInt64Bits(x).ToString("X16"));
    }
}

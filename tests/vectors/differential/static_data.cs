// Array initialisers from static data of every element type (RuntimeHelpers.InitializeArray), const and static readonly.
using System;

public class Program
{
    const int Answer = 42;
    const string Name = "name";
    const long Big = 0x123456789ABCDEF;
    const double Pi = 3.25;
    const char Letter = '\u00E9';

    static readonly byte[] s_bytes = { 0, 1, 127, 128, 255 };
    static readonly sbyte[] s_sbytes = { -128, -1, 0, 1, 127 };
    static readonly short[] s_shorts = { -32768, -1, 0, 1, 32767 };
    static readonly ushort[] s_ushorts = { 0, 1, 32768, 65535, 256 };
    static readonly char[] s_chars = { 'a', '\u00FF', '\u20AC', '\uFFFE', '\0' };
    static readonly int[] s_ints = { int.MinValue, -1, 0, 1, int.MaxValue };
    static readonly uint[] s_uints = { 0x6A09E667, 0xBB67AE85, 0xFFFFFFFF, 0, 1 };
    static readonly long[] s_longs = { long.MinValue, -1, 0, 1, long.MaxValue };
    static readonly ulong[] s_ulongs = { 0x6A09E667F3BCC908, ulong.MaxValue, 0, 1, 2 };
    static readonly float[] s_floats = { 1.5f, -2.25f, 0, 1e10f, 0.1f };
    static readonly double[] s_doubles = { 1.5, -2.25, 0, 1e100, 0.1 };
    static readonly bool[] s_bools = { true, false, true, true, false };
    static readonly string[] s_strings = { "a", "b", null, "", "e" };
    static readonly DayOfWeek[] s_enums = { DayOfWeek.Monday, DayOfWeek.Sunday, DayOfWeek.Friday, DayOfWeek.Friday, DayOfWeek.Tuesday };

    static void W(string s) { Console.WriteLine(s); }

    public static void Main()
    {
        W(Answer + " " + Name + " " + Big + " " + Pi.ToString() + " " + (int)Letter);
        for (int i = 0; i < 5; i++)
        {
            W(s_bytes[i] + " " + s_sbytes[i] + " " + s_shorts[i] + " " + s_ushorts[i] + " " + (int)s_chars[i]);
            W(s_ints[i] + " " + s_uints[i] + " " + s_longs[i] + " " + s_ulongs[i]);
            W(BitConverter.ToInt32(BitConverter.GetBytes(s_floats[i]), 0).ToString("X8") + " " + BitConverter.DoubleToInt64Bits(s_doubles[i]).ToString("X16"));
            W(s_bools[i] + " " + (s_strings[i] == null ? "null" : "'" + s_strings[i] + "'") + " " + (int)s_enums[i]);
        }

        byte[] local = { 1, 2, 3, 4, 5, 6, 7, 8 };
        byte[] again = { 1, 2, 3, 4, 5, 6, 7, 8 };
        local[0] = 99;
        W(local[0] + " " + again[0] + " " + Fresh()[0] + " " + Fresh()[0]);
    }

    static byte[] Fresh()
    {
        byte[] a = { 5, 6, 7, 8 };
        a[0]++;
        return a;
    }
}

// Which tag a value has that comes from a byte, ushort, char, sbyte, short or bool load, a conversion, ldlen or a native call: shown by widening, >>, % and double.
using System;

public class Program
{
    static byte s_byte = 255;
    static ushort s_ushort = 65535;
    byte _byte = 255;

    static void W(string s) { Console.WriteLine(s); }

    static byte B(byte b) { return b; }

    static ushort US(ushort u) { return u; }

    static sbyte SB(sbyte b) { return b; }

    static short SH(short s) { return s; }

    static int I(int i) { return i; }

    static long L(long l) { return l; }

    static string D(double d) { return d.ToString("F0"); }

    public static void Main()
    {
        byte[] bytes = { 255, 0, 0, 1 };
        byte b = B(255);
        Program p = new Program();
        W("element << 24: " + (long)(bytes[0] << 24) + " " + (bytes[0] << 24 >> 28) + " " + (bytes[0] << 24) % 7 + " " + D(bytes[0] << 24));
        W("local << 24: " + (long)(b << 24) + " " + (b << 24 >> 28));
        W("static << 24: " + (long)(s_byte << 24) + " field " + (long)(p._byte << 24) + " result " + (long)(B(255) << 24));
        int packed = (bytes[0] << 24) | (bytes[1] << 16) | (bytes[2] << 8) | bytes[3];
        W("packed " + packed + " " + (packed >> 8) + " " + (long)packed);
        W("packed on the stack " + (long)((bytes[0] << 24) | bytes[3]) + " " + (((bytes[0] << 24) | bytes[3]) >> 4));
        uint packedUnsigned = (uint)((bytes[0] << 24) | bytes[3]);
        W("packed uint " + packedUnsigned + " " + (packedUnsigned >> 4) + " " + (ulong)packedUnsigned);
        W("ushort << 16: " + (long)(US(65535) << 16) + " " + (s_ushort << 16 >> 20));
        W("byte - 256: " + (long)(bytes[1] - 256) + " " + ((bytes[1] - 256) >> 1) + " " + (bytes[1] - 256) % 7);
        W("~byte: " + (long)~b + " " + (~b >> 1) + " -byte " + (long)-b + " " + (-b >> 1));
        W("sbyte " + (long)SB(-1) + " " + (SB(-1) >> 1) + " (byte)sbyte " + (long)(byte)SB(-1) + " (uint)sbyte " + (uint)SB(-1) + " " + (ulong)SB(-1) + " " + ((uint)SB(-1) >> 28));
        W("short " + (long)SH(-1) + " " + (SH(-1) >> 1) + " (ushort)short " + (long)(ushort)SH(-1) + " (ulong)short " + (ulong)SH(-1));
        W("char " + (long)('a' - 'z') + " " + (('\uFFFF' << 16) >> 4));
        W("length " + (long)(bytes.Length - 10) + " " + ((bytes.Length - 10) >> 1) + " " + (bytes.Length - 10) % 4 + " string " + (long)("abc".Length - 10) + " " + (("abc".Length - 10) >> 1));
        W("indexof " + (long)"abc".IndexOf('z') + " " + ("abc".IndexOf('z') >> 1) + " compare " + (long)string.Compare("a", "b"));
        W("conv.i4 of long " + (long)(int)L(0xFFFFFFF0) + " " + ((int)L(0xFFFFFFF0) >> 4));
        W("conv.u4 of long " + (long)(uint)L(-16) + " " + ((uint)L(-16) >> 4));
        W("conv.i1 of int " + (long)(sbyte)I(0xF0) + " " + ((sbyte)I(0xF0) >> 2) + " conv.u1 " + (long)(byte)I(-16) + " conv.i2 " + (long)(short)I(0xFFF0) + " " + ((short)I(0xFFF0) >> 2));
        W("conv.u8 of int " + (long)(ulong)I(-16) + " " + ((long)(ulong)(uint)I(-16) >> 4) + " conv.i8 of uint " + ((long)(uint)I(-16) >> 4));
        W("bool " + (long)(I(5) > 3 ? -1 : 1) + " " + ((I(5) > 3 ? -16 : 1) >> 2));
        W("hash " + (1.GetHashCode() >> 31));
    }
}

// Assembly.Load(byte[]) of images without types: what is accepted, which exception each fault gives (GoodHeader and GoodAssembly, TypeSystem.cpp:1375-1401).
using System;
using System.Reflection;

public class Program
{
    static readonly byte[] s_image =
    {
        0x4E, 0x46, 0x4D, 0x52, 0x4B, 0x31, 0x00, 0x00, 0x74, 0x37, 0xF5, 0x4B, 0xDD, 0xB1, 0x5A, 0x20,
        0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0xFF, 0xFF, 0xFF, 0xFF, 0x01, 0x00, 0x00, 0x00,
        0x00, 0x00, 0x00, 0x00, 0x01, 0x00, 0x01, 0x00, 0x7C, 0x00, 0x00, 0x00, 0x7C, 0x00, 0x00, 0x00,
        0x7C, 0x00, 0x00, 0x00, 0x7C, 0x00, 0x00, 0x00, 0x7C, 0x00, 0x00, 0x00, 0x7C, 0x00, 0x00, 0x00,
        0x7C, 0x00, 0x00, 0x00, 0x7C, 0x00, 0x00, 0x00, 0x7C, 0x00, 0x00, 0x00, 0x7C, 0x00, 0x00, 0x00,
        0x7C, 0x00, 0x00, 0x00, 0x84, 0x00, 0x00, 0x00, 0x90, 0x00, 0x00, 0x00, 0x90, 0x00, 0x00, 0x00,
        0x90, 0x00, 0x00, 0x00, 0x90, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
        0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x00, 0x03, 0x0A, 0x11, 0x18,
        0x1F, 0x26, 0x2D, 0x34, 0x00, 0x48, 0x6F, 0x73, 0x74, 0x49, 0x6D, 0x61, 0x67, 0x65, 0x00, 0x00,
    };

    static void W(string s) { Console.WriteLine(s); }

    static uint Crc(byte[] b, int start, int end)
    {
        uint crc = 0;
        for (int i = start; i < end; i++)
        {
            crc ^= (uint)b[i] << 24;
            for (int k = 0; k < 8; k++)
            {
                uint top = crc & 0x80000000;
                crc <<= 1;
                if (top != 0) { crc ^= 0x04C11DB7; }
            }
        }

        return crc;
    }

    static void Put(byte[] b, int at, uint v)
    {
        for (int i = 0; i < 4; i++)
        {
            b[at + i] = (byte)(v >> (8 * i));
        }
    }

    static byte[] Change(int at, byte value)
    {
        byte[] b = new byte[s_image.Length];
        Array.Copy(s_image, b, b.Length);
        b[at] = value;
        return b;
    }

    static byte[] Seal(byte[] b)
    {
        Put(b, 8, 0);
        Put(b, 8, Crc(b, 0, 0x7C));
        return b;
    }

    static void Load(string n, byte[] b)
    {
        try
        {
            Assembly a = Assembly.Load(b);
            W(n + ": " + a.FullName + " types " + a.GetTypes().Length);
        }
        catch (Exception e)
        {
            W(n + ": " + e.GetType().FullName);
        }
    }

    static void ByName(string n)
    {
        try
        {
            W(n + ": " + Assembly.Load(n).FullName);
        }
        catch (Exception e)
        {
            W(n + ": " + e.GetType().FullName);
        }
    }

    public static void Main()
    {
        W("crc " + Crc(s_image, 0x7C, s_image.Length).ToString("X8"));
        ByName("HostImage");
        Load("as it is", s_image);
        Load("again", s_image);
        ByName("HostImage");
        ByName("HostImage, Version=1.0.0.0");
        ByName("Nothing");
        byte[] longer = new byte[s_image.Length + 100];
        Array.Copy(s_image, longer, s_image.Length);
        Load("trailing bytes", longer);
        Load("body byte", Change(0x7C, 0xEE));
        Load("name byte", Change(s_image.Length - 3, 0x41));
        Load("header byte", Change(0x1C, 9));
        Load("header byte, sealed", Seal(Change(0x1C, 9)));
        Load("NFMRK2", Seal(Change(5, 0x32)));
        Load("marker byte 6", Seal(Change(6, 1)));
        Load("marker byte 7", Seal(Change(7, 1)));
        Load("string table 0", Seal(Change(0x26, 0)));
        Load("string table 2", Seal(Change(0x26, 2)));
        Load("flag 1", Seal(Change(0x10, 1)));
        Load("flag 2", Seal(Change(0x10, 2)));
        Load("native checksum", Seal(Change(0x14, 1)));
        Load("patched methods", Seal(Change(0x68, 1)));
        Load("padding", Seal(Change(0x76, 3)));
        Load("null", null);
    }
}

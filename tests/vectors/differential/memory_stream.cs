// MemoryStream: reads, writes, seeks past the end, lengths, its limit of 65535 bytes, arrays that do not grow, and after it is closed.
// uses: nanoFramework.System.Text System.IO.Streams
using System;
using System.IO;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    delegate string Text();

    static void T(string n, Text t)
    {
        try
        {
            W(n + " " + t());
        }
        catch (Exception e)
        {
            W(n + " " + e.GetType().Name);
        }
    }

    static string All(MemoryStream s)
    {
        byte[] bytes = s.ToArray();
        string text = "";
        for (int i = 0; i < bytes.Length; i++) { text += (i == 0 ? "" : ",") + bytes[i].ToString(); }
        return text + " of " + s.Length.ToString() + " at " + s.Position.ToString();
    }

    static MemoryStream Filled()
    {
        MemoryStream s = new MemoryStream();
        s.Write(new byte[] { 1, 2, 3, 4, 5 }, 1, 3);
        return s;
    }

    static long L(long x) { return x; }

    public static void Main()
    {
        T("empty", () => All(new MemoryStream()));
        T("write", () => All(Filled()));
        T("write byte", () => { MemoryStream s = Filled(); s.WriteByte(9); return All(s); });
        T("overwrite", () => { MemoryStream s = Filled(); s.Position = 1; s.WriteByte(9); return All(s); });
        T("gap", () => { MemoryStream s = Filled(); s.Position = 6; s.WriteByte(9); return All(s); });
        T("gap of an old length", () => { MemoryStream s = Filled(); s.SetLength(1); s.Position = 4; s.WriteByte(9); return All(s); });
        T("set length", () => { MemoryStream s = Filled(); s.SetLength(5); return All(s); });
        T("cut", () => { MemoryStream s = Filled(); s.SetLength(1); return All(s); });
        T("read", () => { MemoryStream s = Filled(); s.Position = 1; byte[] b = new byte[4]; int n = s.Read(b, 1, 3); return n + " " + b[1] + " " + b[2] + " " + b[3] + " " + s.Position; });
        T("read at end", () => { MemoryStream s = Filled(); return s.Read(new byte[2], 0, 2) + " " + s.ReadByte(); });
        T("read past end", () => { MemoryStream s = Filled(); s.Position = 9; return s.Read(new byte[2], 0, 2) + " " + s.ReadByte(); });
        T("read nothing", () => { MemoryStream s = Filled(); s.Position = 0; return s.Read(new byte[2], 2, 0) + ""; });
        T("read null", () => Filled().Read(null, 0, 1) + "");
        T("read negative", () => Filled().Read(new byte[2], -1, 1) + "");
        T("read too much", () => Filled().Read(new byte[2], 1, 2) + "");
        T("write null", () => { Filled().Write(null, 0, 1); return "no"; });
        T("write negative", () => { Filled().Write(new byte[2], 0, -1); return "no"; });
        T("write too much", () => { Filled().Write(new byte[2], 1, 2); return "no"; });
        T("seek begin", () => { MemoryStream s = Filled(); return s.Seek(2, SeekOrigin.Begin) + " " + s.ReadByte(); });
        T("seek current", () => { MemoryStream s = Filled(); return s.Seek(-2, SeekOrigin.Current) + " " + s.ReadByte(); });
        T("seek end", () => { MemoryStream s = Filled(); return s.Seek(-1, SeekOrigin.End) + " " + s.ReadByte(); });
        T("seek past end", () => Filled().Seek(10, SeekOrigin.End) + "");
        T("seek before", () => Filled().Seek(-4, SeekOrigin.End) + "");
        T("seek before begin", () => Filled().Seek(-1, SeekOrigin.Begin) + "");
        T("seek far", () => Filled().Seek(65536, SeekOrigin.Begin) + "");
        T("seek nowhere", () => Filled().Seek(0, (SeekOrigin)7) + "");
        T("position far", () => { Filled().Position = 65536; return "no"; });
        T("position negative", () => { Filled().Position = -1; return "no"; });
        T("length most", () => { MemoryStream s = new MemoryStream(); s.SetLength(65535); return s.Length + ""; });
        T("length too much", () => { new MemoryStream().SetLength(65536); return "no"; });
        T("write too far", () => { MemoryStream s = new MemoryStream(); s.Position = 65535; s.WriteByte(1); return s.Length + ""; });
        T("capacity", () => { MemoryStream s = new MemoryStream(); string t = s.GetBuffer().Length + ""; for (int i = 0; i < 3; i++) { s.Write(new byte[200], 0, 200); t += " " + s.GetBuffer().Length; } return t; });
        T("capacity at once", () => { MemoryStream s = new MemoryStream(); s.Write(new byte[3000], 0, 3000); return s.GetBuffer().Length + ""; });
        T("given", () => { byte[] b = { 1, 2, 3 }; MemoryStream s = new MemoryStream(b); s.WriteByte(9); return All(s) + " " + b[0] + " " + s.CanWrite; });
        T("given grows", () => { MemoryStream s = new MemoryStream(new byte[2]); s.Position = 2; s.WriteByte(9); return All(s); });
        T("given read only", () => { MemoryStream s = new MemoryStream(new byte[2], false); s.WriteByte(9); return All(s); });
        T("given null", () => new MemoryStream(null).Length + "");
        T("write to", () => { MemoryStream s = new MemoryStream(); Filled().WriteTo(s); return All(s); });
        T("write to null", () => { Filled().WriteTo(null); return "no"; });
        T("closed", () => { MemoryStream s = Filled(); s.Close(); return s.CanRead + " " + s.CanSeek + " " + s.CanWrite + " " + s.ToArray().Length; });
        T("closed length", () => { MemoryStream s = Filled(); s.Dispose(); return s.Length + ""; });
        T("closed read", () => { MemoryStream s = Filled(); s.Dispose(); return s.ReadByte() + ""; });
        T("closed write", () => { MemoryStream s = Filled(); s.Dispose(); s.WriteByte(1); return "no"; });
        T("copy", () => { MemoryStream s = Filled(); s.Position = 0; MemoryStream t = new MemoryStream(); s.CopyTo(t); return All(t); });
    }
}

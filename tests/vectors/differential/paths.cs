// System.IO.Path: every method over drives, roots, dots and separators of both kinds (nanoFramework.System.IO.FileSystem, Path.cs and PathInternal.cs, compiled into the program that was recorded).
using System;
using System.IO;

public class Program
{
    delegate object Get();

    static readonly string[] s_paths =
    {
        null, "", " ", ".", "..", "\\", "/", "\\\\", "a", "a.b", "a.", ".a", "a.b.c", "I:", "I:\\", "I:/", "I:a", "I:\\a", "I:\\a\\", "I:\\a\\b.txt", "i:/a/b.txt", "I:\\a\\\\b", "I:\\a\\..\\b", "I:\\..\\a",
        "..\\a", "a\\..", "a\\..\\..\\b", "..\\..\\a", ".\\a", "a\\.\\b", "\\a", "\\a\\b.c\\d", "/a/b/", "a/b.c/d", "1:\\a", ":a", "I:\\a.b\\c", "a b", "  a", "\\\\server\\share\\a", "I:\\\\a", "a.b\\", "\\..\\a", "\\a\\..",
    };

    static void W(string s) { Console.WriteLine(s); }

    static string Try(Get g)
    {
        try { object o = g(); return o == null ? "null" : o is string ? "'" + o + "'" : o.ToString(); }
        catch (Exception e) { return e.GetType().Name; }
    }

    static string All(char[] chars)
    {
        string s = "";
        foreach (char c in chars) { s += ((int)c).ToString("X2"); }
        return s;
    }

    public static void Main()
    {
        foreach (string p in s_paths)
        {
            W((p ?? "null") + ": " + Try(() => Path.GetDirectoryName(p)) + " " + Try(() => Path.GetFileName(p)) + " " + Try(() => Path.GetFileNameWithoutExtension(p)) + " " + Try(() => Path.GetExtension(p)) + " " + Try(() => Path.GetPathRoot(p)));
            W("  " + Try(() => Path.GetFullPath(p)) + " " + Try(() => Path.HasExtension(p)) + " " + Try(() => Path.IsPathRooted(p)) + " " + Try(() => Path.ChangeExtension(p, "new")) + " " + Try(() => Path.ChangeExtension(p, ".x")) + " " + Try(() => Path.ChangeExtension(p, null)) + " " + Try(() => Path.ChangeExtension(p, "")));
        }

        string[] some = { null, "", "a", "a\\", "\\", "/", "\\a", "I:", "I:\\", "I:\\b", ".." };
        foreach (string p in some)
        {
            string s = (p ?? "null") + ":";
            foreach (string q in some) { s += " " + Try(() => Path.Combine(p, q)); }
            W(s);
        }

        W(All(Path.GetInvalidFileNameChars()) + " " + All(Path.GetInvalidPathChars()));
        W("" + Path.DirectorySeparatorChar + Path.AltDirectorySeparatorChar + Path.VolumeSeparatorChar + Path.PathSeparator);
    }
}

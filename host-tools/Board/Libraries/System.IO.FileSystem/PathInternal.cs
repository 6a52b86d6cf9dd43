namespace System.IO;

/// <summary>The operations of Path on the parts of a path.</summary>
internal static class PathInternal
{
    /// <summary>Single backslashes only, without "." and ".."; a ".." also removes the separator at the
    /// start.</summary>
    public static string Normalize(string path)
    {
        if (path.Length == 0)
        {
            return path;
        }

        string[] parts = path.Split(new char[] { '\\', '/' });
        bool rooted = Path.IsSeparator(path[0]);
        int count = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            if (parts[i] == "..")
            {
                rooted = false;
                count = i == 0 ? 1 : count > 0 ? count - 1 : 0;
            }
            else if (parts[i] != "." && parts[i] != "")
            {
                parts[count++] = parts[i];
            }
        }

        return Join(parts, count, rooted) + (Path.IsSeparator(path[path.Length - 1]) ? "\\" : "");
    }

    public static char[] Invalid(string before, string after)
    {
        char[] chars = new char[before.Length + 32 + after.Length];
        before.ToCharArray().CopyTo(chars, 0);
        for (int i = 0; i < 32; i++)
        {
            chars[before.Length + i] = (char)i;
        }

        after.ToCharArray().CopyTo(chars, before.Length + 32);
        return chars;
    }

    private static string Join(string[] parts, int count, bool rooted)
    {
        string text = rooted ? "\\" : "";
        for (int i = 0; i < count; i++)
        {
            text += (i > 0 && text.Length > 0 ? "\\" : "") + parts[i];
        }

        return text;
    }
}

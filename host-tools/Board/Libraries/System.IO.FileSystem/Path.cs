namespace System.IO;

/// <summary>Both slashes separate; a result has backslashes.</summary>
public static class Path
{
    public static readonly char DirectorySeparatorChar = '\\';
    public static readonly char AltDirectorySeparatorChar = '/';
    public static readonly char VolumeSeparatorChar = ':';
    public static readonly char PathSeparator = ';';

    private const string Separator = "\\";

    public static string ChangeExtension(string path, string extension)
    {
        if (path == null || path.Length == 0)
        {
            return path;
        }

        int dot = Dot(path);
        string name = dot < 0 ? path : path.Substring(0, dot);
        return extension == null ? name : name + (extension.StartsWith(".") ? "" : ".") + extension;
    }

    public static string Combine(string path1, string path2)
    {
        if (path1 == null || path2 == null)
        {
            throw new ArgumentNullException();
        }

        if (path1.Length == 0 || IsPathRooted(path2))
        {
            return path2;
        }

        if (path2.Length == 0)
        {
            return path1;
        }

        // the root itself is left out
        return path1 == Separator ? path2 : path1 + (IsSeparator(path1[path1.Length - 1]) ? "" : Separator) + path2;
    }

    public static string GetDirectoryName(string path)
    {
        if (IsBlank(path))
        {
            return null;
        }

        int root = RootLength(path);
        int end = path.Length;
        if (end <= root)
        {
            return null;
        }

        do
        {
            end--;
        }
        while (end > root && !IsSeparator(path[end]));

        while (end > root && IsSeparator(path[end - 1]))
        {
            end--;
        }

        return PathInternal.Normalize(path.Substring(0, end));
    }

    public static string GetExtension(string path)
    {
        if (path == null)
        {
            return null;
        }

        return HasExtension(path) ? path.Substring(Dot(path)) : string.Empty;
    }

    public static string GetFileName(string path)
    {
        if (path == null)
        {
            return null;
        }

        int root = GetPathRoot(path).Length;
        for (int i = path.Length - 1; i >= 0; i--)
        {
            if (i < root || IsSeparator(path[i]))
            {
                return path.Substring(i + 1);
            }
        }

        return path;
    }

    public static string GetFileNameWithoutExtension(string path)
    {
        if (path == null)
        {
            return null;
        }

        string name = GetFileName(path);
        int dot = name.LastIndexOf('.');
        return dot < 0 ? name : name.Substring(0, dot);
    }

    public static string GetFullPath(string path)
    {
        if (path == null)
        {
            throw new ArgumentNullException();
        }

        if (path.Length == 0)
        {
            throw new ArgumentException();
        }

        return PathInternal.Normalize(IsPathRooted(path) ? path : Combine(Directory.GetCurrentDirectory(), path));
    }

    public static char[] GetInvalidFileNameChars()
    {
        return PathInternal.Invalid("\"<>|", ":*?\\/");
    }

    public static char[] GetInvalidPathChars()
    {
        return PathInternal.Invalid("|", "");
    }

    public static string GetPathRoot(string path)
    {
        return IsBlank(path) ? null : PathInternal.Normalize(path.Substring(0, RootLength(path)));
    }

    public static bool HasExtension(string path)
    {
        return path != null && Dot(path) >= 0 && Dot(path) < path.Length - 1;
    }

    public static bool IsPathRooted(string path)
    {
        return path != null && path.Length > 0 && (IsSeparator(path[0]) || HasDrive(path));
    }

    /// <summary>Whether the character separates parts of a path.</summary>
    internal static bool IsSeparator(char c)
    {
        return c is '\\' or '/';
    }

    /// <summary>The index of the extension in the last part of the path.</summary>
    private static int Dot(string path)
    {
        for (int i = path.Length - 1; i >= 0 && !IsSeparator(path[i]); i--)
        {
            if (path[i] == '.')
            {
                return i;
            }
        }

        return -1;
    }

    private static bool HasDrive(string path)
    {
        return path.Length >= 2 && path[1] == ':' && (path[0] | 0x20) >= 'a' && (path[0] | 0x20) <= 'z';
    }

    private static int RootLength(string path)
    {
        if (HasDrive(path))
        {
            return path.Length > 2 && IsSeparator(path[2]) ? 3 : 2;
        }

        return path.Length == 1 && IsSeparator(path[0]) ? 1 : 0;
    }

    private static bool IsBlank(string path)
    {
        for (int i = 0; path != null && i < path.Length; i++)
        {
            if (path[i] != ' ')
            {
                return false;
            }
        }

        return true;
    }
}

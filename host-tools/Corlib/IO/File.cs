namespace System.IO;

public static class File
{
    public static bool Exists(string path)
    {
        return path != null && FileNative.Exists(path);
    }

    public static void Delete(string path)
    {
        if (path == null)
        {
            throw new ArgumentNullException();
        }

        FileNative.Delete(path);
    }

    public static FileStream Create(string path)
    {
        return new FileStream(path, FileMode.Create);
    }

    public static FileStream Open(string path, FileMode mode)
    {
        return new FileStream(path, mode);
    }

    public static FileStream Open(string path, FileMode mode, FileAccess access)
    {
        return new FileStream(path, mode, access);
    }

    public static FileStream OpenRead(string path)
    {
        return new FileStream(path, FileMode.Open, FileAccess.Read);
    }

    public static FileStream OpenWrite(string path)
    {
        return new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write);
    }

    // As on the device: no destination that exists, so that it is no atomic replacement.
    public static void Move(string sourceFileName, string destFileName)
    {
        if (!Exists(sourceFileName))
        {
            throw new IOException(string.Empty, (int)IOException.IOExceptionErrorCode.FileNotFound);
        }

        if (Exists(destFileName))
        {
            throw new IOException(string.Empty, (int)IOException.IOExceptionErrorCode.PathAlreadyExists);
        }

        WriteAllBytes(destFileName, ReadAllBytes(sourceFileName));
        Delete(sourceFileName);
    }

    public static byte[] ReadAllBytes(string path)
    {
        using (FileStream stream = OpenRead(path))
        {
            byte[] bytes = new byte[(int)stream.Length];
            stream.Read(bytes, 0, bytes.Length);
            return bytes;
        }
    }

    public static void WriteAllBytes(string path, byte[] bytes)
    {
        using (FileStream stream = Create(path))
        {
            stream.Write(bytes, 0, bytes.Length);
        }
    }
}

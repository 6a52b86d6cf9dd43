using System.Text;

namespace System.IO;

public static class File
{
    private const int ChunkSize = 2048;
    private static readonly byte[] EmptyBytes = new byte[0];

    /// <summary>Writes from the file's start, as the real one does.</summary>
    public static StreamWriter AppendText(string path)
    {
        return new StreamWriter(OpenWrite(path));
    }

    public static void AppendAllText(string path, string contents)
    {
        using FileStream stream = new FileStream(path, FileMode.Append, FileAccess.Write);
        using StreamWriter writer = new StreamWriter(stream);
        writer.Write(contents);
    }

    public static void Copy(string sourceFileName, string destFileName)
    {
        Copy(sourceFileName, destFileName, false, false);
    }

    public static void Copy(string sourceFileName, string destFileName, bool overwrite)
    {
        Copy(sourceFileName, destFileName, overwrite, false);
    }

    public static FileStream Create(string path)
    {
        return Create(path, NativeFileStream.BufferSizeDefault);
    }

    public static FileStream Create(string path, int bufferSize)
    {
        return new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, bufferSize);
    }

    public static void Delete(string path)
    {
        path = Path.GetFullPath(path);
        object record = FileSystemManager.AddToOpenList(path);
        try
        {
            if (NativeIO.GetAttributes(Path.GetDirectoryName(path)) == NativeIO.EmptyAttribute)
            {
                throw FileStream.Error(IOException.IOExceptionErrorCode.DirectoryNotFound);
            }

            uint attributes = NativeIO.GetAttributes(path);
            if (attributes == NativeIO.EmptyAttribute)
            {
                return;
            }

            if (((FileAttributes)attributes & (FileAttributes.Directory | FileAttributes.ReadOnly)) != 0)
            {
                throw FileStream.Error(IOException.IOExceptionErrorCode.UnauthorizedAccess);
            }

            NativeIO.Delete(path, false);
        }
        finally
        {
            FileSystemManager.RemoveFromOpenList(record);
        }
    }

    public static bool Exists(string path)
    {
        try
        {
            path = Path.GetFullPath(path);
            if (path == Path.GetPathRoot(path))
            {
                return false;
            }

            uint attributes = NativeIO.GetAttributes(path);
            FileAttributes directory = (FileAttributes)attributes & FileAttributes.Directory;
            return attributes != NativeIO.EmptyAttribute && directory == 0;
        }
        catch
        {
            return false;
        }
    }

    public static FileAttributes GetAttributes(string path)
    {
        uint attributes = NativeIO.GetAttributes(Path.GetFullPath(path));
        if (attributes == NativeIO.EmptyAttribute)
        {
            throw FileStream.Error(IOException.IOExceptionErrorCode.FileNotFound);
        }

        return attributes == 0 ? FileAttributes.Normal : (FileAttributes)attributes;
    }

    public static void Move(string sourceFileName, string destFileName)
    {
        sourceFileName = Path.GetFullPath(sourceFileName);
        destFileName = Path.GetFullPath(destFileName);
        bool moved;
        object record = FileSystemManager.AddToOpenList(sourceFileName);
        try
        {
            if (!Exists(sourceFileName))
            {
                throw FileStream.Error(IOException.IOExceptionErrorCode.FileNotFound);
            }

            if (Exists(destFileName))
            {
                throw FileStream.Error(IOException.IOExceptionErrorCode.PathAlreadyExists);
            }

            moved = NativeIO.Move(sourceFileName, destFileName);
        }
        finally
        {
            FileSystemManager.RemoveFromOpenList(record);
        }

        // The target is on another drive.
        if (!moved)
        {
            Copy(sourceFileName, destFileName, false, true);
        }
    }

    public static FileStream Open(string path, FileMode mode)
    {
        return Open(path, mode, mode == FileMode.Append ? FileAccess.Write : FileAccess.ReadWrite, FileShare.None);
    }

    public static FileStream Open(string path, FileMode mode, FileAccess access)
    {
        return Open(path, mode, access, FileShare.None);
    }

    public static FileStream Open(string path, FileMode mode, FileAccess access, FileShare share)
    {
        return new FileStream(path, mode, access, share, NativeFileStream.BufferSizeDefault);
    }

    public static FileStream OpenRead(string path)
    {
        // The real one passes the size of a buffer where the sharing goes: not shared.
        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None);
    }

    public static StreamReader OpenText(string path)
    {
        return new StreamReader(OpenRead(path));
    }

    public static FileStream OpenWrite(string path)
    {
        return new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
    }

    public static byte[] ReadAllBytes(string path)
    {
        using FileStream stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        if (stream.Length > int.MaxValue)
        {
            throw new IOException();
        }

        // A file that is shorter than its length is read in an endless loop, as in the real library.
        byte[] bytes = new byte[(int)stream.Length];
        for (int read = 0; read < bytes.Length;)
        {
            read += stream.Read(bytes, read, bytes.Length - read);
        }

        return bytes;
    }

    public static string ReadAllText(string path)
    {
        using StreamReader reader = OpenText(path);
        return reader.ReadToEnd();
    }

    public static void SetAttributes(string path, FileAttributes fileAttributes)
    {
        if (!Exists(path))
        {
            throw FileStream.Error(IOException.IOExceptionErrorCode.FileNotFound);
        }

        NativeIO.SetAttributes(path, (byte)fileAttributes);
    }

    public static void WriteAllBytes(string path, byte[] bytes)
    {
        if (bytes == null)
        {
            throw new ArgumentNullException();
        }

        using FileStream stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read);
        stream.Write(bytes, 0, bytes.Length);
    }

    public static void WriteAllText(string path, string contents)
    {
        WriteAllBytes(path, string.IsNullOrEmpty(contents) ? EmptyBytes : Encoding.UTF8.GetBytes(contents));
    }

    internal static void Copy(string source, string destination, bool overwrite, bool deleteOriginal)
    {
        source = Path.GetFullPath(source);
        destination = Path.GetFullPath(destination);
        FileMode mode = overwrite ? FileMode.Create : FileMode.CreateNew;
        FileStream reader = new FileStream(source, FileMode.Open, FileAccess.Read, FileShare.Read);
        try
        {
            using FileStream writer = new FileStream(destination, mode, FileAccess.Write, FileShare.None);
            writer.SetLength(reader.Length);
            byte[] chunk = new byte[ChunkSize];
            for (int count = reader.Read(chunk, 0, ChunkSize); count > 0; count = reader.Read(chunk, 0, ChunkSize))
            {
                writer.Write(chunk, 0, count);
            }
        }
        finally
        {
            NativeIO.SetAttributes(destination, NativeIO.GetAttributes(source));
            if (deleteOriginal)
            {
                reader.DisposeAndDelete();
            }
            else
            {
                reader.Dispose();
            }
        }
    }
}

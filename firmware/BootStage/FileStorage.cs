using System;
using System.IO;
using SecureBoot.Boot;

namespace SecureBoot.BootStage;

/// <summary>Slots and journal as files of the internal drive.</summary>
/// <remarks>
/// littlefs stores a file when it is closed, and then whole: each write opens and closes it, and Flush has nothing left
/// to do. No file is closed by <c>using</c>: Stream.Dispose catches exceptions, and nanoCLR reads outside its memory at
/// the end of a finally that called a method which caught one while another was in flight (nf-interpreter, Thread.cpp,
/// PopEH_Inner).
/// </remarks>
internal sealed class FileStorage : BootStorage
{
    private readonly string _drive;

    internal FileStorage(string drive)
    {
        _drive = drive;
    }

    /// <inheritdoc/>
    public override int GetLength(string name)
    {
        FileStream? stream = null;
        int length = Unreadable;
        try
        {
            string path = _drive + name;
            if (!File.Exists(path))
            {
                return Missing;
            }

            stream = new FileStream(path, FileMode.Open, FileAccess.Read);
            long size = stream.Length;
            length = size > int.MaxValue ? int.MaxValue : (int)size;
        }
        catch (Exception)
        {
            length = Unreadable;
        }

        return IsClosed(stream) ? length : Unreadable;
    }

    /// <inheritdoc/>
    public override bool Read(string name, int offset, byte[] target, int at, int count)
    {
        FileStream? stream = null;
        bool isRead = false;
        try
        {
            stream = new FileStream(_drive + name, FileMode.Open, FileAccess.Read);
            stream.Seek(offset, SeekOrigin.Begin);
            isRead = Fill(stream, target, at, count);
        }
        catch (Exception)
        {
            isRead = false;
        }

        return IsClosed(stream) && isRead;
    }

    /// <inheritdoc/>
    public override bool Write(string name, int offset, byte[] source, int at, int count)
    {
        FileStream? stream = null;
        bool isWritten = false;
        try
        {
            stream = new FileStream(_drive + name, FileMode.OpenOrCreate, FileAccess.ReadWrite);
            stream.Seek(offset, SeekOrigin.Begin);
            stream.Write(source, at, count);
            stream.Flush();
            isWritten = true;
        }
        catch (Exception)
        {
            isWritten = false;
        }

        return IsClosed(stream) && isWritten;
    }

    /// <inheritdoc/>
    public override bool Flush(string name)
    {
        return true;
    }

    /// <inheritdoc/>
    public override bool Delete(string name)
    {
        try
        {
            string path = _drive + name;
            if (File.Exists(path))
            {
                File.Delete(path);
            }

            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    private static bool IsClosed(FileStream? stream)
    {
        try
        {
            stream?.Close();
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    // A read may give fewer bytes than the count. A read without bytes ends the loop, so that a short file cannot hang
    // the boot.
    internal static bool Fill(Stream stream, byte[] target, int at, int count)
    {
        while (count > 0)
        {
            int read = stream.Read(target, at, count);
            if (read <= 0 || read > count)
            {
                return false;
            }

            at += read;
            count -= read;
        }

        return true;
    }
}

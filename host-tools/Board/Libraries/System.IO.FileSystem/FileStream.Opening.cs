namespace System.IO;

public partial class FileStream
{
    public FileStream(string path, FileMode mode)
        : this(path, mode, mode == FileMode.Append ? FileAccess.Write : FileAccess.ReadWrite)
    {
    }

    public FileStream(string path, FileMode mode, FileAccess access)
        : this(path, mode, access, FileShare.Read, NativeFileStream.BufferSizeDefault)
    {
    }

    public FileStream(string path, FileMode mode, FileAccess access, FileShare share)
        : this(path, mode, access, share, NativeFileStream.BufferSizeDefault)
    {
    }

    public FileStream(string path, FileMode mode, FileAccess access, FileShare share, int bufferSize)
    {
        _fileName = Path.GetFullPath(path);
        CheckArguments(mode, access, share);
        _fileRecord = FileSystemManager.AddToOpenList(_fileName, access, share);
        try
        {
            uint attributes = NativeIO.GetAttributes(_fileName);
            bool exists = attributes != NativeIO.EmptyAttribute;
            if (exists && ((FileAttributes)attributes & FileAttributes.Directory) != 0)
            {
                throw Error(IOException.IOExceptionErrorCode.UnauthorizedAccess);
            }

            CheckExistence(mode, access, exists);
            OpenNative(mode, exists, bufferSize);
            AdjustCapabilities(access, exists && ((FileAttributes)attributes & FileAttributes.ReadOnly) != 0);
        }
        catch
        {
            _nativeFileStream?.Close();
            FileSystemManager.RemoveFromOpenList(_fileRecord);
            throw;
        }
    }

    internal static IOException Error(IOException.IOExceptionErrorCode code)
    {
        return new IOException(string.Empty, (int)code);
    }

    private static void CheckArguments(FileMode mode, FileAccess access, FileShare share)
    {
        bool modeKnown = mode is >= FileMode.CreateNew and <= FileMode.Append;
        bool accessKnown = access is >= FileAccess.Read and <= FileAccess.ReadWrite;
        if (!modeKnown || !accessKnown || share < FileShare.None || share > FileShare.ReadWrite)
        {
            throw new ArgumentOutOfRangeException();
        }

        // Every mode that can change the file needs the right to write.
        if (access == FileAccess.Read && mode != FileMode.Open && mode != FileMode.OpenOrCreate)
        {
            throw new ArgumentException();
        }
    }

    private static void CheckExistence(FileMode mode, FileAccess access, bool exists)
    {
        if (exists && mode == FileMode.CreateNew)
        {
            throw Error(IOException.IOExceptionErrorCode.PathAlreadyExists);
        }

        if (!exists && mode is FileMode.Open or FileMode.Truncate)
        {
            throw Error(IOException.IOExceptionErrorCode.FileNotFound);
        }

        if (mode == FileMode.Append && access != FileAccess.Write)
        {
            throw new ArgumentException("");
        }
    }

    private void OpenNative(FileMode mode, bool exists, int bufferSize)
    {
        _nativeFileStream = new NativeFileStream(_fileName, bufferSize);
        if (mode == FileMode.Append)
        {
            _seekLimit = _nativeFileStream.Seek(0, (uint)SeekOrigin.End);
        }

        if (mode == FileMode.Truncate || (mode == FileMode.Create && exists))
        {
            _nativeFileStream.SetLength(0);
        }

        _fileRecord.NativeFileStream = _nativeFileStream;
    }

    private void AdjustCapabilities(FileAccess access, bool isReadOnly)
    {
        _nativeFileStream.GetStreamProperties(out _canRead, out _canWrite, out _canSeek);
        _canWrite = _canWrite && !isReadOnly;
        if ((Wants(access, FileAccess.Read) && !_canRead) || (Wants(access, FileAccess.Write) && !_canWrite))
        {
            throw Error(IOException.IOExceptionErrorCode.UnauthorizedAccess);
        }

        _canRead = Wants(access, FileAccess.Read);
        _canWrite = Wants(access, FileAccess.Write);
    }

    private static bool Wants(FileAccess access, FileAccess wanted)
    {
        return (access & wanted) != 0;
    }
}

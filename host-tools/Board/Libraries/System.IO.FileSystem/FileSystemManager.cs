using System.Collections;

namespace System.IO;

/// <summary>The open files, their sharing, and the current directory. Names are compared in upper case.</summary>
internal class FileSystemManager
{
    private static readonly ArrayList _openFiles = new ArrayList();
    private static readonly ArrayList _lockedDirs = new ArrayList();
    private static object _currentDirectoryRecord;
    internal static string CurrentDirectory = NativeIO.FSRoot;

    internal class FileRecord
    {
        public string FullName;
        public NativeFileStream NativeFileStream;
        public FileShare Share;

        public FileRecord(string fullName, FileShare share)
        {
            FullName = fullName;
            Share = share;
        }
    }

    public static object AddToOpenListForRead(string fullName)
    {
        return AddToOpenList(fullName, FileAccess.Read, FileShare.ReadWrite);
    }

    public static object AddToOpenList(string fullName)
    {
        return AddToOpenList(fullName, FileAccess.ReadWrite, FileShare.None);
    }

    public static FileRecord AddToOpenList(string fullName, FileAccess access, FileShare share)
    {
        fullName = fullName.ToUpper();
        FileRecord record = new FileRecord(fullName, share);
        lock (_openFiles)
        {
            foreach (string directory in _lockedDirs)
            {
                if (IsInDirectory(fullName, directory))
                {
                    throw FileStream.Error(IOException.IOExceptionErrorCode.UnauthorizedAccess);
                }
            }

            foreach (FileRecord open in _openFiles)
            {
                bool shared = share == FileShare.ReadWrite && ((int)open.Share & (int)access) == (int)access;
                if (open.FullName == fullName && !shared)
                {
                    throw FileStream.Error(IOException.IOExceptionErrorCode.UnauthorizedAccess);
                }
            }

            _openFiles.Add(record);
        }

        return record;
    }

    public static void RemoveFromOpenList(object record)
    {
        lock (_openFiles)
        {
            _openFiles.Remove(record);
        }
    }

    public static object LockDirectory(string directory)
    {
        directory = directory.ToUpper();
        lock (_openFiles)
        {
            if (_lockedDirs.Contains(directory) || AnyFileOpenInDirectory(directory))
            {
                throw FileStream.Error(IOException.IOExceptionErrorCode.UnauthorizedAccess);
            }

            _lockedDirs.Add(directory);
        }

        return directory;
    }

    private static bool AnyFileOpenInDirectory(string directory)
    {
        foreach (FileRecord record in _openFiles)
        {
            if (IsInDirectory(record.FullName, directory))
            {
                return true;
            }
        }

        return false;
    }

    public static void UnlockDirectory(object record)
    {
        lock (_openFiles)
        {
            _lockedDirs.Remove(record);
        }
    }

    public static void UnlockDirectory(string directory)
    {
        UnlockDirectory((object)directory.ToUpper());
    }

    /// <summary>Closes the open files of a removed drive.</summary>
    public static void ForceRemoveRootname(string rootName)
    {
        rootName = rootName.ToUpper();
        lock (_openFiles)
        {
            for (int i = _openFiles.Count - 1; i >= 0; i--)
            {
                FileRecord record = (FileRecord)_openFiles[i];
                if (IsInDirectory(record.FullName, rootName))
                {
                    record.NativeFileStream?.Close();
                    _openFiles.RemoveAt(i);
                }
            }
        }
    }

    public static bool IsInDirectory(string path, string directory)
    {
        if (path.IndexOf(directory) != 0)
        {
            return false;
        }

        return path.Length == directory.Length || path[directory.Length] == '\\';
    }

    internal static void SetCurrentDirectory(string path)
    {
        if (_currentDirectoryRecord != null)
        {
            RemoveFromOpenList(_currentDirectoryRecord);
        }

        // Open for reading: no code can delete the current directory.
        _currentDirectoryRecord = path == NativeIO.FSRoot ? null : AddToOpenListForRead(path);
        CurrentDirectory = path;
    }
}

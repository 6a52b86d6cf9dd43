using System.Runtime.CompilerServices;

namespace System.IO;

public static class Directory
{
    public static DirectoryInfo CreateDirectory(string path)
    {
        path = Path.GetFullPath(path);
        NativeIO.CreateDirectory(path);
        return new DirectoryInfo(path);
    }

    public static void Delete(string path)
    {
        Delete(path, false);
    }

    public static void Delete(string path, bool recursive)
    {
        path = Path.GetFullPath(path);
        object record = FileSystemManager.LockDirectory(path);
        try
        {
            uint attributes = NativeIO.GetAttributes(path);
            if (attributes == NativeIO.EmptyAttribute)
            {
                throw FileStream.Error(IOException.IOExceptionErrorCode.DirectoryNotFound);
            }

            FileAttributes kind = (FileAttributes)attributes & (FileAttributes.Directory | FileAttributes.ReadOnly);
            if (kind != FileAttributes.Directory)
            {
                throw FileStream.Error(IOException.IOExceptionErrorCode.UnauthorizedAccess);
            }

            NativeIO.Delete(path, recursive);
        }
        finally
        {
            FileSystemManager.UnlockDirectory(record);
        }
    }

    public static bool Exists(string path)
    {
        path = Path.GetFullPath(path);
        if (path == NativeIO.FSRoot)
        {
            return true;
        }

        uint attributes = NativeIO.GetAttributes(path);
        return attributes != NativeIO.EmptyAttribute && ((FileAttributes)attributes & FileAttributes.Directory) != 0;
    }

    public static string GetCurrentDirectory()
    {
        return FileSystemManager.CurrentDirectory;
    }

    public static string[] GetFiles(string path)
    {
        // Drives are listed by their root, so the separator stays.
        bool ends = path.EndsWith("\\") || path.EndsWith("/");
        return GetChildren(ends ? path : path + "\\", false);
    }

    public static string[] GetDirectories(string path)
    {
        return GetChildren(path, true);
    }

    public static void Move(string sourceDirName, string destDirName)
    {
        sourceDirName = Path.GetFullPath(sourceDirName);
        destDirName = Path.GetFullPath(destDirName);
        bool moved;
        object record = FileSystemManager.AddToOpenList(sourceDirName);
        try
        {
            if (!Exists(sourceDirName))
            {
                throw FileStream.Error(IOException.IOExceptionErrorCode.DirectoryNotFound);
            }

            moved = NativeIO.Move(sourceDirName, destDirName);
        }
        finally
        {
            FileSystemManager.RemoveFromOpenList(record);
        }

        // The target is on another drive.
        if (!moved)
        {
            RecursiveCopyAndDelete(sourceDirName, destDirName);
        }
    }

    public static void SetCurrentDirectory(string path)
    {
        path = Path.GetFullPath(path);
        object record = FileSystemManager.AddToOpenListForRead(path);
        try
        {
            if (!Exists(path))
            {
                throw FileStream.Error(IOException.IOExceptionErrorCode.DirectoryNotFound);
            }

            FileSystemManager.SetCurrentDirectory(path);
        }
        finally
        {
            FileSystemManager.RemoveFromOpenList(record);
        }
    }

    private static string[] GetChildren(string path, bool directoryOnly)
    {
        path = Path.GetFullPath(path);
        if (!Exists(path))
        {
            throw FileStream.Error(IOException.IOExceptionErrorCode.DirectoryNotFound);
        }

        return NativeGetChildren(path, directoryOnly);
    }

    private static void RecursiveCopyAndDelete(string source, string destination)
    {
        object record = FileSystemManager.AddToOpenList(source);
        try
        {
            if (!Exists(source))
            {
                throw FileStream.Error(IOException.IOExceptionErrorCode.DirectoryNotFound);
            }

            if (Exists(destination))
            {
                throw FileStream.Error(IOException.IOExceptionErrorCode.PathAlreadyExists);
            }

            NativeIO.CreateDirectory(destination);
            foreach (string file in GetFiles(source))
            {
                File.Copy(file, Path.Combine(destination, Path.GetFileName(file)), false, true);
            }

            foreach (string directory in GetDirectories(source))
            {
                RecursiveCopyAndDelete(directory, Path.Combine(destination, Path.GetFileName(directory)));
            }

            NativeIO.Delete(source, true);
        }
        finally
        {
            FileSystemManager.RemoveFromOpenList(record);
        }
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern string[] NativeGetChildren(string path, bool directoryOnly);
}

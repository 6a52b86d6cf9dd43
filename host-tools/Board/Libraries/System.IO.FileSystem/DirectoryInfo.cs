namespace System.IO;

public sealed class DirectoryInfo : FileSystemInfo
{
    public override string Name => Path.GetFileName(_fullPath);

    public override bool Exists => Directory.Exists(_fullPath);

    public DirectoryInfo Root => new DirectoryInfo(Path.GetPathRoot(_fullPath));

    public DirectoryInfo Parent
    {
        get
        {
            bool ends = _fullPath.Length > 3 && _fullPath[_fullPath.Length - 1] == '\\';
            string parent = Path.GetDirectoryName(ends ? _fullPath.Substring(0, _fullPath.Length - 1) : _fullPath);
            return parent == null ? null : new DirectoryInfo(parent);
        }
    }

    public DirectoryInfo(string path)
    {
        _fullPath = Path.GetFullPath(path);
    }

    public void Create()
    {
        Directory.CreateDirectory(_fullPath);
    }

    public DirectoryInfo CreateSubdirectory(string path)
    {
        return Directory.CreateDirectory(Path.Combine(_fullPath, path));
    }

    public FileInfo[] GetFiles()
    {
        string[] names = Directory.GetFiles(_fullPath);
        FileInfo[] files = new FileInfo[names.Length];
        for (int i = 0; i < files.Length; i++)
        {
            files[i] = new FileInfo(names[i]);
        }

        return files;
    }

    public DirectoryInfo[] GetDirectories()
    {
        string[] names = Directory.GetDirectories(_fullPath);
        DirectoryInfo[] directories = new DirectoryInfo[names.Length];
        for (int i = 0; i < directories.Length; i++)
        {
            directories[i] = new DirectoryInfo(names[i]);
        }

        return directories;
    }

    public void MoveTo(string destDirName)
    {
        Directory.Move(_fullPath, destDirName);
    }

    public override void Delete()
    {
        Directory.Delete(_fullPath);
    }

    public void Delete(bool recursive)
    {
        Directory.Delete(_fullPath, recursive);
    }

    protected override void HandleRefreshError()
    {
        throw FileStream.Error(IOException.IOExceptionErrorCode.DirectoryNotFound);
    }

    public override string ToString()
    {
        return _fullPath;
    }
}

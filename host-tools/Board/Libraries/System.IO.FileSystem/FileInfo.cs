namespace System.IO;

[Serializable]
public sealed class FileInfo : FileSystemInfo
{
    public FileInfo(string fileName)
    {
        _fullPath = Path.GetFullPath(fileName);
    }

    public override string Name => Path.GetFileName(_fullPath);

    public long Length
    {
        get
        {
            RefreshIfNull();
            return _nativeFileInfo.Size;
        }
    }

    public string DirectoryName => Path.GetDirectoryName(_fullPath);

    public DirectoryInfo Directory
    {
        get
        {
            string name = DirectoryName;
            return name == null ? null : new DirectoryInfo(name);
        }
    }

    public FileStream Create()
    {
        return File.Create(_fullPath);
    }

    public override void Delete()
    {
        File.Delete(_fullPath);
    }

    public override bool Exists => File.Exists(_fullPath);

    protected override void HandleRefreshError()
    {
        throw FileStream.Error(IOException.IOExceptionErrorCode.FileNotFound);
    }

    public override string ToString()
    {
        return _fullPath;
    }
}

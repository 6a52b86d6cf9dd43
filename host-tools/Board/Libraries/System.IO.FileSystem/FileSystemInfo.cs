namespace System.IO;

public abstract class FileSystemInfo : MarshalByRefObject
{
    internal NativeFileInfo _nativeFileInfo;
    internal string _fullPath;

    public FileAttributes Attributes
    {
        get
        {
            RefreshIfNull();
            return (FileAttributes)_nativeFileInfo.Attributes;
        }
    }

    public virtual string FullName => _fullPath;

    public string Extension => Path.GetExtension(FullName);

    public abstract bool Exists { get; }

    public abstract string Name { get; }

    public abstract void Delete();

    public virtual void Refresh()
    {
        object record = FileSystemManager.AddToOpenListForRead(_fullPath);
        try
        {
            _nativeFileInfo = NativeFindFile.GetFileInfo(_fullPath);
            if (_nativeFileInfo == null)
            {
                HandleRefreshError();
            }
        }
        finally
        {
            FileSystemManager.RemoveFromOpenList(record);
        }
    }

    protected abstract void HandleRefreshError();

    internal void RefreshIfNull()
    {
        if (_nativeFileInfo == null)
        {
            Refresh();
        }
    }
}

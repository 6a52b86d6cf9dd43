namespace System.IO;

internal class NativeFileInfo
{
    public uint Attributes;
    public long Size;
    public string FileName;
}

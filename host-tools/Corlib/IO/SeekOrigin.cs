namespace System.IO;

public enum SeekOrigin
{
    Begin,
    Current,
    End,
}

namespace nanoFramework.System.IO;

public enum CardDetectState
{
    Inserted,
    Removed,
}

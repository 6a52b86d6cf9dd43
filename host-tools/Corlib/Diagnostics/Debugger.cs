namespace System.Diagnostics;

public static class Debugger
{
    public static bool IsAttached
    {
        get { return false; }
    }

    public static void Break()
    {
    }
}

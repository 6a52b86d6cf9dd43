namespace System.Diagnostics;

public sealed class DebuggerHiddenAttribute : Attribute
{
    public DebuggerHiddenAttribute()
    {
    }
}

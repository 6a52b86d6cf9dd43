namespace System.Diagnostics;

public sealed class DebuggerStepThroughAttribute : Attribute
{
    public DebuggerStepThroughAttribute()
    {
    }
}

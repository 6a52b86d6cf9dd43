namespace System;

public sealed class STAThreadAttribute : Attribute
{
    public STAThreadAttribute()
    {
    }
}

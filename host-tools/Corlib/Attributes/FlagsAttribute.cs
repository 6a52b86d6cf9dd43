namespace System;

public sealed class FlagsAttribute : Attribute
{
    public FlagsAttribute()
    {
    }
}

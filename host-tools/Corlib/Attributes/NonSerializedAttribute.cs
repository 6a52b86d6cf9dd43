namespace System;

public sealed class NonSerializedAttribute : Attribute
{
    public NonSerializedAttribute()
    {
    }
}

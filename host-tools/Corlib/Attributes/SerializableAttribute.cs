namespace System;

public sealed class SerializableAttribute : Attribute
{
    public SerializableAttribute()
    {
    }
}

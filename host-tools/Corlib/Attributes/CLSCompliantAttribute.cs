namespace System;

public sealed class CLSCompliantAttribute : Attribute
{
    public CLSCompliantAttribute(bool value)
    {
        IsCompliant = value;
    }

    public bool IsCompliant { get; }
}

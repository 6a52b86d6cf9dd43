namespace System.Diagnostics.CodeAnalysis;

public sealed class MaybeNullWhenAttribute : Attribute
{
    public MaybeNullWhenAttribute(bool value)
    {
        ReturnValue = value;
    }

    public bool ReturnValue { get; }
}

namespace System.Diagnostics.CodeAnalysis;

public sealed class NotNullWhenAttribute : Attribute
{
    public NotNullWhenAttribute(bool value)
    {
        ReturnValue = value;
    }

    public bool ReturnValue { get; }
}

namespace System.Diagnostics.CodeAnalysis;

public sealed class NotNullIfNotNullAttribute : Attribute
{
    public NotNullIfNotNullAttribute(string value)
    {
        ParameterName = value;
    }

    public string ParameterName { get; }
}

namespace System.Runtime.CompilerServices;

public sealed class IndexerNameAttribute : Attribute
{
    public IndexerNameAttribute(string value)
    {
        Value = value;
    }

    public string Value { get; }
}

namespace System.Reflection;

public sealed class AssemblyCultureAttribute : Attribute
{
    public AssemblyCultureAttribute(string value)
    {
        Culture = value;
    }

    public string Culture { get; }
}

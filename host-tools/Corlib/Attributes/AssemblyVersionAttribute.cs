namespace System.Reflection;

public sealed class AssemblyVersionAttribute : Attribute
{
    public AssemblyVersionAttribute(string value)
    {
        Version = value;
    }

    public string Version { get; }
}

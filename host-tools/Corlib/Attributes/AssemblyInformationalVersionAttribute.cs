namespace System.Reflection;

public sealed class AssemblyInformationalVersionAttribute : Attribute
{
    public AssemblyInformationalVersionAttribute(string value)
    {
        InformationalVersion = value;
    }

    public string InformationalVersion { get; }
}

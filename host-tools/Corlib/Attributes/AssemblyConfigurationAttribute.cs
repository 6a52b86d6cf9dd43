namespace System.Reflection;

public sealed class AssemblyConfigurationAttribute : Attribute
{
    public AssemblyConfigurationAttribute(string value)
    {
        Configuration = value;
    }

    public string Configuration { get; }
}

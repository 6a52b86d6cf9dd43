namespace System.Reflection;

public sealed class AssemblyDescriptionAttribute : Attribute
{
    public AssemblyDescriptionAttribute(string value)
    {
        Description = value;
    }

    public string Description { get; }
}

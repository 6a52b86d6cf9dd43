namespace System.Reflection;

public sealed class AssemblyProductAttribute : Attribute
{
    public AssemblyProductAttribute(string value)
    {
        Product = value;
    }

    public string Product { get; }
}

namespace System.Reflection;

public sealed class AssemblyCompanyAttribute : Attribute
{
    public AssemblyCompanyAttribute(string value)
    {
        Company = value;
    }

    public string Company { get; }
}

namespace System.Reflection;

public sealed class AssemblyTitleAttribute : Attribute
{
    public AssemblyTitleAttribute(string value)
    {
        Title = value;
    }

    public string Title { get; }
}

namespace System.Reflection;

public sealed class AssemblyCopyrightAttribute : Attribute
{
    public AssemblyCopyrightAttribute(string value)
    {
        Copyright = value;
    }

    public string Copyright { get; }
}

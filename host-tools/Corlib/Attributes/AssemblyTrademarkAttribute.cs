namespace System.Reflection;

public sealed class AssemblyTrademarkAttribute : Attribute
{
    public AssemblyTrademarkAttribute(string value)
    {
        Trademark = value;
    }

    public string Trademark { get; }
}

namespace System.Runtime.CompilerServices;

public sealed class InternalsVisibleToAttribute : Attribute
{
    public InternalsVisibleToAttribute(string value)
    {
        AssemblyName = value;
    }

    public string AssemblyName { get; }
}

namespace System.Reflection;

public sealed class AssemblyNativeVersionAttribute : Attribute
{
    public AssemblyNativeVersionAttribute(string value)
    {
        NativeVersion = value;
    }

    public string NativeVersion { get; }
}

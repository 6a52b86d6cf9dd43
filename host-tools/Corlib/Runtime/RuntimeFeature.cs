namespace System.Runtime.CompilerServices;

public static class RuntimeFeature
{
    public const string DefaultImplementationsOfInterfaces = "DefaultImplementationsOfInterfaces";

    public static bool IsSupported(string feature)
    {
        return false;
    }
}

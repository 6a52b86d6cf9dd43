namespace System.Runtime.CompilerServices;

public sealed class ExcludeTypeAttribute : Attribute
{
    public ExcludeTypeAttribute()
    {
    }
}

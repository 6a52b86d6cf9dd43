namespace System.Diagnostics.CodeAnalysis;

public sealed class NotNullAttribute : Attribute
{
    public NotNullAttribute()
    {
    }
}

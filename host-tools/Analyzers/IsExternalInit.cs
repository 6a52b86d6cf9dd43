namespace System.Runtime.CompilerServices;

/// <summary>The compiler needs this type for records.</summary>
internal static class IsExternalInit
{
}

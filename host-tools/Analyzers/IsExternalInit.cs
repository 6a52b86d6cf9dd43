namespace System.Runtime.CompilerServices;

/// <summary>What the compiler wants of a framework that knows records.</summary>
internal static class IsExternalInit
{
}

namespace System.Reflection;

internal sealed class RuntimeMethodInfo : MethodInfo
{
}

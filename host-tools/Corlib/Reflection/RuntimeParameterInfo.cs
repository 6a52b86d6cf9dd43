namespace System.Reflection;

internal sealed class RuntimeParameterInfo : ParameterInfo
{
}

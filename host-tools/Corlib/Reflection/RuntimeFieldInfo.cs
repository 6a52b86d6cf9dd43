namespace System.Reflection;

internal sealed class RuntimeFieldInfo : FieldInfo
{
}

namespace System.Reflection;

internal sealed class RuntimeConstructorInfo : ConstructorInfo
{
}

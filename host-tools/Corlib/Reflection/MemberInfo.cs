namespace System.Reflection;

public abstract class MemberInfo
{
    public abstract string Name { get; }

    public abstract Type DeclaringType { get; }

    public abstract MemberTypes MemberType { get; }

    public abstract object[] GetCustomAttributes(bool inherit);
}

using System.Runtime.CompilerServices;

namespace System.Reflection;

public abstract class MemberInfo
{
    public virtual extern string Name
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        get;
    }

    public virtual extern Type DeclaringType
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        get;
    }

    public virtual extern MemberTypes MemberType
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        get;
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    public virtual extern object[] GetCustomAttributes(bool inherit);
}

using System.Runtime.CompilerServices;

namespace System.Reflection;

public abstract class MethodInfo : MethodBase
{
    public override MemberTypes MemberType
    {
        get { return MemberTypes.Method; }
    }

    public virtual extern Type ReturnType
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        get;
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    public override extern object[] GetCustomAttributes(bool inherit);
}

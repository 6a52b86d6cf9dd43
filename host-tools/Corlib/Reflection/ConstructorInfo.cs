using System.Runtime.CompilerServices;

namespace System.Reflection;

public abstract class ConstructorInfo : MethodBase
{
    public override MemberTypes MemberType
    {
        get { return MemberTypes.Constructor; }
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern object Invoke(object[] parameters);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public override extern object[] GetCustomAttributes(bool inherit);
}

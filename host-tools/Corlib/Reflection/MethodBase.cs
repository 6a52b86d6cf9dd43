using System.Runtime.CompilerServices;

namespace System.Reflection;

public abstract class MethodBase : MemberInfo
{
    public override extern string Name
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        get;
    }

    public override extern Type DeclaringType
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        get;
    }

    public extern bool IsPublic
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        get;
    }

    public extern bool IsStatic
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        get;
    }

    public extern bool IsFinal
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        get;
    }

    public extern bool IsVirtual
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        get;
    }

    public extern bool IsAbstract
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        get;
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    public virtual extern ParameterInfo[] GetParameters();

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern object Invoke(object obj, object[] parameters);
}

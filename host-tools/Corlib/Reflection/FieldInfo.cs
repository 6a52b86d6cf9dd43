using System.Runtime.CompilerServices;

namespace System.Reflection;

public abstract class FieldInfo : MemberInfo
{
    public override MemberTypes MemberType
    {
        get { return MemberTypes.Field; }
    }

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

    public virtual extern Type FieldType
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        get;
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    public virtual extern object GetValue(object obj);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public virtual extern void SetValue(object obj, object value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public override extern object[] GetCustomAttributes(bool inherit);
}

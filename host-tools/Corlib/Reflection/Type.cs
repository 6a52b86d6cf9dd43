using System.Reflection;
using System.Runtime.CompilerServices;

namespace System;

public abstract class Type : MemberInfo, IReflect
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

    public override extern MemberTypes MemberType
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        get;
    }

    public virtual extern Assembly Assembly
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        get;
    }

    public virtual extern string FullName
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        get;
    }

    public virtual extern string AssemblyQualifiedName
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        get;
    }

    public virtual extern Type BaseType
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        get;
    }

    public extern bool IsNotPublic
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        get;
    }

    public extern bool IsPublic
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        get;
    }

    public extern bool IsClass
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        get;
    }

    public extern bool IsInterface
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        get;
    }

    public extern bool IsValueType
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        get;
    }

    public extern bool IsAbstract
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        get;
    }

    public extern bool IsEnum
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        get;
    }

    public extern bool IsSerializable
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        get;
    }

    public extern bool IsArray
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        get;
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern Type GetType(string typeName);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern Type GetTypeFromHandle(RuntimeTypeHandle handle);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern ConstructorInfo GetConstructor(Type[] types);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern ConstructorInfo[] GetConstructors();

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern MethodInfo GetMethod(string name, Type[] types);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern MethodInfo GetMethod(string name, BindingFlags bindingAttr);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern MethodInfo GetMethod(string name);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern MethodInfo[] GetMethods();

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern MethodInfo[] GetMethods(BindingFlags bindingAttr);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern FieldInfo GetField(string name, BindingFlags bindingAttr);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern FieldInfo GetField(string name);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern FieldInfo[] GetFields();

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern FieldInfo[] GetFields(BindingFlags bindingAttr);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public virtual extern Type[] GetInterfaces();

    [MethodImpl(MethodImplOptions.InternalCall)]
    public virtual extern Type GetElementType();

    [MethodImpl(MethodImplOptions.InternalCall)]
    public virtual extern bool IsSubclassOf(Type type);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public virtual extern bool IsInstanceOfType(object o);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public override extern object[] GetCustomAttributes(bool inherit);

    public override string ToString()
    {
        return FullName;
    }
}

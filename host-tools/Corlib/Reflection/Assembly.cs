using System.Runtime.CompilerServices;

namespace System.Reflection;

public class Assembly
{
    public virtual extern string FullName
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        get;
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern Assembly GetExecutingAssembly();

    public virtual AssemblyName GetName()
    {
        return new AssemblyName(this);
    }

    public static Assembly GetAssembly(Type type)
    {
        return type.Assembly;
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    public virtual extern Type GetType(string name);

    public virtual Type GetType(string name, bool throwOnError)
    {
        Type type = GetType(name);
        if (type == null && throwOnError)
        {
            throw new ArgumentException();
        }

        return type;
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    public virtual extern Type[] GetTypes();

    public static Assembly Load(string assemblyString)
    {
        if (assemblyString == null)
        {
            throw new ArgumentNullException("assemblyString");
        }

        return Find(assemblyString) ?? throw new ArgumentException();
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern Assembly Load(byte[] rawAssembly);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern Assembly Find(string assemblyString);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal extern int VersionPart(int index);
}

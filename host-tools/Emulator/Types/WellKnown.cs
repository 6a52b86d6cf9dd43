namespace SecureBoot.Emulator.Types;

/// <summary>Types of the base library that the interpreter itself makes objects of.</summary>
internal sealed class WellKnown
{
    public WellKnown(DeviceTypes types)
    {
        Object = types.Corlib("System.Object");
        String = types.Corlib("System.String");
        Array = types.Corlib("System.Array");
        Delegate = types.Corlib("System.Delegate");
        RuntimeType = types.Corlib("System.RuntimeType");
        MethodInfo = types.Corlib("System.Reflection.RuntimeMethodInfo");
        ConstructorInfo = types.Corlib("System.Reflection.RuntimeConstructorInfo");
        FieldInfo = types.Corlib("System.Reflection.RuntimeFieldInfo");
        ParameterInfo = types.Corlib("System.Reflection.ParameterInfo");
        Assembly = types.Corlib("System.Reflection.Assembly");
        Thread = types.Corlib("System.Threading.Thread");
        Byte = types.Corlib("System.Byte");
        Char = types.Corlib("System.Char");
        Int32 = types.Corlib("System.Int32");
    }

    public TypeDesc Object { get; }

    public TypeDesc String { get; }

    public TypeDesc Array { get; }

    public TypeDesc Delegate { get; }

    public TypeDesc RuntimeType { get; }

    public TypeDesc MethodInfo { get; }

    public TypeDesc ConstructorInfo { get; }

    public TypeDesc FieldInfo { get; }

    public TypeDesc ParameterInfo { get; }

    public TypeDesc Assembly { get; }

    public TypeDesc Thread { get; }

    public TypeDesc Byte { get; }

    public TypeDesc Char { get; }

    public TypeDesc Int32 { get; }
}

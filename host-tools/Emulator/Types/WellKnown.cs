namespace SecureBoot.Emulator.Types;

/// <summary>Types of the base library that the interpreter itself makes objects of.</summary>
internal sealed class WellKnown(DeviceTypes types)
{
    public TypeDesc Object { get; } = types.Corlib("System.Object");

    public TypeDesc String { get; } = types.Corlib("System.String");

    public TypeDesc Array { get; } = types.Corlib("System.Array");

    public TypeDesc Delegate { get; } = types.Corlib("System.Delegate");

    public TypeDesc RuntimeType { get; } = types.Corlib("System.RuntimeType");

    public TypeDesc MethodInfo { get; } = types.Corlib("System.Reflection.RuntimeMethodInfo");

    public TypeDesc ConstructorInfo { get; } = types.Corlib("System.Reflection.RuntimeConstructorInfo");

    public TypeDesc FieldInfo { get; } = types.Corlib("System.Reflection.RuntimeFieldInfo");

    public TypeDesc ParameterInfo { get; } = types.Corlib("System.Reflection.ParameterInfo");

    public TypeDesc Assembly { get; } = types.Corlib("System.Reflection.Assembly");

    public TypeDesc Thread { get; } = types.Corlib("System.Threading.Thread");

    public TypeDesc Byte { get; } = types.Corlib("System.Byte");

    public TypeDesc Char { get; } = types.Corlib("System.Char");

    public TypeDesc Int32 { get; } = types.Corlib("System.Int32");
}

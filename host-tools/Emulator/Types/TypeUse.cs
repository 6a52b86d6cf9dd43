using System.Linq;

namespace SecureBoot.Emulator.Types;

/// <summary>A type where it is used: of a local, field, parameter or result.</summary>
/// <param name="Type">The type, or the elements' type of an array.</param>
/// <param name="Levels">The number of array levels.</param>
/// <param name="ByRef">Whether the use is by reference.</param>
internal readonly record struct TypeUse(TypeDesc Type, int Levels, bool ByRef)
{
    /// <summary>The initial tag of a slot of this type; <see cref="DataType.ValueType"/> for a slot with its own
    /// object.</summary>
    public DataType Tag => Levels > 0 || ByRef ? DataType.Object : Type.SlotTag;

    public bool IsStruct => Tag == DataType.ValueType;

    public bool IsNumber => Tag <= DataType.R8;

    /// <summary>The name in documentation ids.</summary>
    public string Documentation =>
        Type.FullName.Replace('/', '.') + string.Concat(Enumerable.Repeat("[]", Levels)) + (ByRef ? "@" : string.Empty);
}

using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Heap;

/// <summary>A Type, MethodInfo, ConstructorInfo, FieldInfo or Assembly: compared by the represented type or
/// member.</summary>
internal sealed class HeapReflection(TypeDesc type, object subject, int levels = 0) : HeapItem
{
    private readonly TypeDesc _type = type;

    public readonly object Subject = subject;

    public readonly int Levels = levels;

    public override TypeDesc Type => _type;

    public bool Same(HeapReflection other) => ReferenceEquals(Subject, other.Subject) && Levels == other.Levels;
}

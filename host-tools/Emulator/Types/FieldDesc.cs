using Mono.Cecil;

namespace SecureBoot.Emulator.Types;

/// <summary>A field: where it lives and what it holds.</summary>
internal sealed class FieldDesc
{
    public required FieldDefinition Definition { get; init; }

    public required TypeDesc Owner { get; init; }

    /// <summary>Index among the object's fields or the assembly's static fields.</summary>
    public required int Index { get; init; }

    public required TypeUse Type { get; init; }
}

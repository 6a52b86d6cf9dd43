using Mono.Cecil;
using Mono.Cecil.Cil;

namespace SecureBoot.MetadataProcessor.Problems;

/// <summary>The place of a problem: a member, and in a body an instruction.</summary>
internal readonly record struct Place(IMemberDefinition? Member, Instruction? At)
{
    public static Place None => default;

    public static Place Of(IMemberDefinition member, Instruction? at = null) => new(member, at);
}

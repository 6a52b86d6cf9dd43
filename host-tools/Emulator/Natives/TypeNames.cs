using System;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Natives;

/// <summary>Types by the names that firmware gives (CLR_RT_TypeSystem::FindTypeDef).</summary>
internal static class TypeNames
{
    private const int MaxLength = 255;

    /// <summary>A type by its full name, nested ones with a plus sign; in one assembly, or in all.</summary>
    /// <remarks>A nested type whose outer type has no namespace is not found: the runtime takes the whole text for its
    /// name.</remarks>
    public static TypeDesc? Find(DeviceTypes types, string name, AssemblyDesc? assembly)
    {
        int plus = name.IndexOf('+', StringComparison.Ordinal);
        bool hasNamespace = name.IndexOf('.', StringComparison.Ordinal) is >= 0 and int dot && (plus < 0 || dot < plus);
        if (name.Length > MaxLength || name.Contains('/', StringComparison.Ordinal) || (plus >= 0 && !hasNamespace))
        {
            return null;
        }

        string full = name.Replace('+', '/');
        return assembly is null ? types.FindType(full) : assembly.Find(full);
    }

    /// <summary>The type of the elements, for the name of an array type.</summary>
    public static TypeDesc? FindElement(DeviceTypes types, string name, AssemblyDesc? assembly)
    {
        int brackets = name.IndexOf("[]", StringComparison.Ordinal);
        return brackets > 0 && name.Contains('.', StringComparison.Ordinal)
            ? Find(types, name[..brackets], assembly)
            : null;
    }
}

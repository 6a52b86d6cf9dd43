using System;
using System.Collections.Generic;
using Mono.Cecil;
using SecureBoot.Emulator.Heap;

namespace SecureBoot.Emulator.Types;

/// <summary>A loaded assembly.</summary>
internal sealed class AssemblyDesc
{
    public required string Name { get; init; }

    public required Version Version { get; init; }

    public required ModuleDefinition Module { get; init; }

    public required bool IsCorlib { get; init; }

    /// <summary>The types in the order of the device's type table.</summary>
    public required List<TypeDefinition> Order { get; init; }

    /// <summary>The types by full name, nested ones with a slash.</summary>
    public required Dictionary<string, TypeDefinition> ByName { get; init; }

    /// <summary>The static fields.</summary>
    public Slot[] Statics = [];

    /// <summary>The array it was loaded from, where firmware loaded it.</summary>
    public HeapArray? Image { get; set; }

    /// <summary>A hash of that array at the load.</summary>
    public byte[]? ImageHash { get; set; }
}

using Mono.Cecil;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Natives;

namespace SecureBoot.Emulator.Types;

/// <summary>A method, decoded when it is first called.</summary>
internal sealed class MethodDesc
{
    public required MethodDefinition Definition { get; init; }

    public required TypeDesc Owner { get; init; }

    /// <summary>Name and types: what an override must match.</summary>
    public required string Signature { get; init; }

    /// <summary>Parameters, `this` included.</summary>
    public required int ArgumentCount { get; init; }

    public required bool IsStatic { get; init; }

    public required bool IsVirtual { get; init; }

    public required bool IsAbstract { get; init; }

    public required bool ReturnsValue { get; init; }

    public required bool IsDelegateInvoke { get; init; }

    public required bool IsSynchronized { get; init; }

    public NativeMethod? Native;

    /// <summary>Null until the first call.</summary>
    public Instruction[]? Code;

    public Handler[] Handlers = [];

    /// <summary>What the locals start with.</summary>
    public Slot[] Locals = [];

    /// <summary>Locals that hold a value type's object.</summary>
    public (int Index, TypeDesc Type)[] StructLocals = [];

    public int MaxStack;

    /// <summary>Slots a frame needs beyond its arguments.</summary>
    public int FrameSlots;

    /// <summary>Bytes a frame takes of the device's heap.</summary>
    public int FrameBytes;

    /// <summary>As documentation writes it.</summary>
    public string ApiName => Definition.DeclaringType.FullName + "." + Definition.Name;

    public string FullName => Owner.FullName + "::" + Definition.Name;

    public override string ToString() => FullName;
}

using System;
using System.Collections.Generic;
using SecureBoot.Board;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Loader;
using SecureBoot.Emulator.Natives;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Faults;

/// <summary>The state of a machine and its board at one moment: each object that can change, with a copy of its fields
/// or elements.</summary>
/// <remarks>
/// Restore writes the copies into the same objects: references to an object stay valid. Objects that were created later
/// are dropped. The decoded code of a device's assemblies is kept: it is the same each time.
/// </remarks>
internal sealed class Snapshot
{
    private static readonly HashSet<Type> s_constant =
    [
        typeof(DeviceTypes), typeof(AssemblyDesc), typeof(TypeDesc), typeof(MethodDesc), typeof(FieldDesc),
        typeof(WellKnown), typeof(NativeTable), typeof(AssemblySymbols), typeof(MachineOptions), typeof(PathStep),
    ];

    private static readonly HashSet<Type> s_collections =
    [
        typeof(List<>), typeof(Dictionary<,>), typeof(HashSet<>), typeof(Queue<>), typeof(Stack<>),
        typeof(PriorityQueue<,>), typeof(SortedDictionary<,>),
    ];

    private readonly List<(object Original, object Copy, ObjectPlan Plan)> _objects = [];
    private readonly List<(Array Original, Array Copy)> _arrays = [];

    private Snapshot()
    {
    }

    /// <summary>Takes one of all that can be reached from the roots.</summary>
    public static Snapshot Of(IEnumerable<object> roots)
    {
        Snapshot taken = new();
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        Stack<object> open = new();
        void Reach(object? item)
        {
            if (item is not null && IsChangeable(item.GetType()) && seen.Add(item))
            {
                open.Push(item);
            }
        }

        foreach (object root in roots)
        {
            Reach(root);
        }

        while (open.TryPop(out object? item))
        {
            taken.Add(item, Reach);
        }

        return taken;
    }

    /// <summary>Brings everything back.</summary>
    public void Restore()
    {
        foreach ((object original, object copy, ObjectPlan plan) in _objects)
        {
            plan.Copy(copy, original);
        }

        foreach ((Array original, Array copy) in _arrays)
        {
            Array.Copy(copy, original, copy.Length);
        }
    }

    private void Add(object item, Action<object?> reach)
    {
        if (item is Delegate call)
        {
            reach(call.Target);
            return;
        }

        ObjectPlan plan = ObjectPlan.Of(item.GetType());
        if (item is Array array)
        {
            if (array.Length > 0)
            {
                _arrays.Add((array, (Array)array.Clone()));
            }
        }
        else
        {
            _objects.Add((item, plan.Clone(item), plan));
        }

        plan.Visit(item, reach);
    }

    // From other assemblies only collections; the rest is constant or belongs to the host.
    private static bool IsChangeable(Type type)
    {
        if (type.IsArray)
        {
            return type.GetElementType() != typeof(Instruction);
        }

        return typeof(Delegate).IsAssignableFrom(type)
            || (type.Assembly == typeof(Snapshot).Assembly && !s_constant.Contains(type))
            || type.Assembly == typeof(VirtualBoard).Assembly
            || IsCollection(type);
    }

    // A collection's own parts, such as the nodes of a tree, are nested types or of its assembly.
    private static bool IsCollection(Type type)
    {
        return type.IsGenericType && (s_collections.Contains(type.GetGenericTypeDefinition())
            || type.FullName!.StartsWith("System.Collections.Generic.SortedSet`1", StringComparison.Ordinal)
            || type.FullName.StartsWith("System.Collections.Generic.TreeSet`1", StringComparison.Ordinal));
    }
}

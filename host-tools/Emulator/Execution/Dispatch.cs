using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Types;
using SecureBoot.PeFormat;

namespace SecureBoot.Emulator.Execution;

/// <summary>Virtual calls: by name and signature up the bases (CLR_RT_TypeSystem::FindVirtualMethodDef).</summary>
internal sealed class Dispatch(Runtime runtime)
{
    private readonly Runtime _runtime = runtime;

    public MethodDesc Find(ref ValueSlot self, VirtualSite site)
    {
        TypeDesc type = TypeOf(ref self);
        MethodDesc target = Find(type, site.Method);
        if (self.Ref is HeapObject)
        {
            site.LastType = type;
            site.LastTarget = target;
        }

        return target;
    }

    public MethodDesc Find(TypeDesc type, MethodDesc method)
    {
        if (type.TryFindVirtual(method, out MethodDesc? known))
        {
            return known!;
        }

        MethodDesc? target = Search(type, method) ?? throw _runtime.Throw(Fault.Plain);
        type.AddVirtual(method, target);
        return target;
    }

    /// <summary>The type whose methods a call on the value uses.</summary>
    public TypeDesc TypeOf(ref ValueSlot self)
    {
        if (self.Tag < DataType.Object)
        {
            return NumberType(self.Tag);
        }

        return self.Ref switch
        {
            HeapItem item when self.Tag != DataType.ArrayByRef => item.Type,
            ValueSlot[] slots when slots[self.Bits] is { Tag: < DataType.ByRef } => TypeOf(ref slots[self.Bits]),
            HeapArray array => array.Leaf,
            _ => throw _runtime.Throw(Fault.NullReference),
        };
    }

    /// <summary>The type of a value on the stack that is no object.</summary>
    public TypeDesc NumberType(DataType tag)
    {
        return tag is > DataType.Void and <= DataType.TimeSpan
            ? _runtime.Types.Builtin((PeDataType)tag)
            : _runtime.WellKnown.Object;
    }

    private static MethodDesc? Search(TypeDesc type, MethodDesc method)
    {
        if (ReferenceEquals(type, method.Owner) && !method.IsAbstract)
        {
            return method;
        }

        // An explicit implementation is named after its interface, declaring types with a dot.
        if (method.Owner.IsInterface
            && Search(type, method, method.Owner.FullName.Replace('/', '.') + "." + method.Name) is { } explicitly)
        {
            return explicitly;
        }

        return Search(type, method, method.Name);
    }

    private static MethodDesc? Search(TypeDesc type, MethodDesc method, string name)
    {
        for (TypeDesc? current = type; current is not null; current = current.Base)
        {
            foreach (MethodDesc candidate in current.InstanceMethods)
            {
                if (ReferenceEquals(candidate, method))
                {
                    return method;
                }

                if (!candidate.IsAbstract
                    && candidate.ArgumentCount == method.ArgumentCount
                    && candidate.Name == name
                    && candidate.HasSignatureOf(method))
                {
                    return candidate;
                }
            }
        }

        return null;
    }
}

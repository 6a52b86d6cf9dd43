using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Heap;

/// <summary>A delegate: one method with its target, or a list of such.</summary>
internal sealed class HeapDelegate : HeapItem
{
    private TypeDesc _type;

    public readonly MethodDesc? Method;

    public ValueSlot Target;

    public readonly HeapDelegate[]? List;

    public HeapDelegate(TypeDesc type, MethodDesc method)
    {
        _type = type;
        Method = method;
        Target = ValueSlot.OfObject(null);
    }

    public HeapDelegate(TypeDesc type, HeapDelegate[] list)
    {
        _type = type;
        List = list;
        Target = ValueSlot.OfObject(null);
    }

    public override TypeDesc Type => _type;

    public HeapDelegate Last => List is null ? this : List[^1];

    public void SetType(TypeDesc type)
    {
        _type = type;
    }
}

namespace SecureBoot.Emulator.Heap;

/// <summary>A holder of references to objects of the heap.</summary>
internal interface IHeapRoots
{
    /// <summary>Marks the referenced objects.</summary>
    public void Mark(Reachability walk);
}

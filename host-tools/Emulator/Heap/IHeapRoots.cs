namespace SecureBoot.Emulator.Heap;

/// <summary>Somebody who holds references to objects of the heap.</summary>
internal interface IHeapRoots
{
    /// <summary>Marks what is referred to.</summary>
    public void Mark(Reachability walk);
}

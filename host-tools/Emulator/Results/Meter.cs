namespace SecureBoot.Emulator.Results;

/// <summary>The resources that a run used so far. The difference of two snapshots is the use between them.</summary>
/// <param name="Instructions">IL instructions.</param>
/// <param name="Calls">Calls of managed and native methods.</param>
/// <param name="Allocations">Objects allocated.</param>
/// <param name="AllocatedBytes">Bytes allocated, as the device lays objects out.</param>
/// <param name="PeakHeapBytes">The most bytes reachable at once, stack frames included; exact to the step in
/// <c>MachineOptions</c>.</param>
/// <param name="Collections">Garbage collections: one whenever the objects that were allocated and not yet collected
/// fill the heap; exact to the step in <c>MachineOptions</c>.</param>
/// <param name="Microseconds">Virtual time.</param>
public readonly record struct Meter(
    long Instructions,
    long Calls,
    long Allocations,
    long AllocatedBytes,
    long PeakHeapBytes,
    long Collections,
    long Microseconds)
{
    /// <summary>The use since an earlier snapshot; the peak is that of the later snapshot.</summary>
    public Meter Since(Meter earlier)
    {
        return new Meter(
            Instructions - earlier.Instructions,
            Calls - earlier.Calls,
            Allocations - earlier.Allocations,
            AllocatedBytes - earlier.AllocatedBytes,
            PeakHeapBytes,
            Collections - earlier.Collections,
            Microseconds - earlier.Microseconds);
    }
}

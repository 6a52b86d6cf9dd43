using System.Linq;
using SecureBoot.Emulator.Execution;

namespace SecureBoot.Emulator.Natives;

/// <summary>What System.Collections.Hashtable asks the host (nf_system_collections_System_Collections_Hashtable.cpp).</summary>
internal static class HashtableNatives
{
    private static readonly int[] s_primes =
    [
        3, 7, 11, 17, 23, 29, 37, 47, 59, 71, 89, 107, 131, 163, 197, 239, 293, 353, 431, 521, 631, 761, 919, 1103, 1327, 1597,
        1931, 2333, 2801, 3371, 4049, 4861, 5839, 7013, 8419, 10103, 12143,
    ];

    public static void Add(NativeTable table)
    {
        table.On("System.Collections.Hashtable")
            .Add("Prime(System.Int32)", Prime)
            .Add("SameKey(System.Object,System.Object)", SameKey);
    }

    private static void Prime(NativeCall call)
    {
        int prime = s_primes.FirstOrDefault(p => p >= call.I4(0));
        call.Return(prime != 0 ? prime : throw call.Throw(Fault.NotSupported));
    }

    // GetNative compares the key of a bucket that was emptied too, whose hash is 0 then.
    private static void SameKey(NativeCall call)
    {
        if (call.Ref(0) is not { } stored)
        {
            throw call.Corrupt("a removed key", "nf_system_collections_System_Collections_Hashtable.cpp:338");
        }

        call.Return(Equality.SameKey(stored, call.Ref(1)!));
    }
}

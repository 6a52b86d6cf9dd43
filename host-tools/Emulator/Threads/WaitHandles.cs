using System;
using SecureBoot.Emulator.Heap;

namespace SecureBoot.Emulator.Threads;

/// <summary>AutoResetEvent and ManualResetEvent.</summary>
internal static class WaitHandles
{
    /// <summary>Takes signalled handles: the index of one, or 0 for all; -1 if the thread must wait.</summary>
    public static int Take(HeapObject[] handles, bool all)
    {
        if (!all)
        {
            int first = Array.FindIndex(handles, IsSet);
            if (first >= 0)
            {
                Reset(handles[first]);
            }

            return first;
        }

        if (!Array.TrueForAll(handles, IsSet))
        {
            return -1;
        }

        Array.ForEach(handles, Reset);
        return 0;
    }

    private static bool IsSet(HeapObject handle) => handle.Host is EventState { IsSet: true };

    private static void Reset(HeapObject handle)
    {
        if (handle.Host is EventState { AutoReset: true } state)
        {
            state.IsSet = false;
        }
    }
}

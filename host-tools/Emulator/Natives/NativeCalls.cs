using SecureBoot.Emulator.Execution;

namespace SecureBoot.Emulator.Natives;

/// <summary>A call's access to its machine's natives.</summary>
internal static class NativeCalls
{
    extension(NativeCall call)
    {
        public NativeState State => (NativeState)call.Runtime.NativeState;
    }
}

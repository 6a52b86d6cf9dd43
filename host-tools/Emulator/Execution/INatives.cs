using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Types;
using SecureBoot.PeFormat;

namespace SecureBoot.Emulator.Execution;

/// <summary>The native code that the runtime binds to methods without a body.</summary>
internal interface INatives
{
    /// <summary>The native of a method; for a missing native, a native that reports this.</summary>
    public NativeMethod Find(MethodDesc method);

    /// <summary>The reason why an assembly's native methods cannot be bound; null if they can.</summary>
    public string? Check(PeFile assembly);

    /// <summary>Whether an assembly of this name has native code.</summary>
    public bool HasLibrary(string assembly);

    /// <summary>Creates the state that the natives keep between the calls of one machine.</summary>
    public IHeapRoots NewState(Runtime runtime);
}

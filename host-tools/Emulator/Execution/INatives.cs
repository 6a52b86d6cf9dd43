using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Types;
using SecureBoot.PeFormat;

namespace SecureBoot.Emulator.Execution;

/// <summary>The native code that the runtime binds to methods without a body.</summary>
internal interface INatives
{
    /// <summary>The native of a method; for one that is not there, a native that says so.</summary>
    public NativeMethod Find(MethodDesc method);

    /// <summary>What keeps an assembly's native methods from being bound; null where nothing does.</summary>
    public string? Check(PeFile assembly);

    /// <summary>Whether an assembly of this name has native code.</summary>
    public bool HasLibrary(string assembly);

    /// <summary>What the natives keep between the calls of one machine.</summary>
    public IHeapRoots NewState(Runtime runtime);
}

using System.Collections.Generic;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Results;
using SecureBoot.Emulator.Types;
using SecureBoot.PeFormat;

namespace SecureBoot.Emulator.Natives;

/// <summary>The natives by type and documentation id. It holds no state of a machine.</summary>
internal sealed class NativeTable : INatives
{
    private readonly Dictionary<string, NativeMethod> _natives = [];
    private string _type = string.Empty;

    /// <summary>The type that the following natives belong to: its full name, nested ones with a dot.</summary>
    public NativeTable On(string type)
    {
        _type = type;
        return this;
    }

    /// <summary>A native by its name and parameters, as in the documentation id.</summary>
    public NativeTable Add(string member, NativeMethod native)
    {
        _natives.Add(_type + "." + member, native);
        return this;
    }

    public NativeMethod Find(MethodDesc method)
    {
        AssemblyDesc assembly = method.Owner.Assembly;
        return assembly.BindsNatives && NativeLibraries.IsKnown(assembly.Name)
            ? _natives.GetValueOrDefault(Key(method)) ?? Missing
            : NotBound;
    }

    public string? Check(PeFile assembly) => NativeLibraries.Check(assembly);

    public bool HasLibrary(string assembly) => NativeLibraries.IsKnown(assembly);

    public IHeapRoots NewState(Runtime runtime) => new NativeState(runtime);

    private static string Key(MethodDesc method) =>
        method.Owner.FullName.Replace('/', '.') + "." + method.Documentation();

    private static void Missing(NativeCall call)
    {
        throw new StopRun(
            Outcome.Unsupported, call.Method.FullName + " is on the device, but not in this emulator yet");
    }

    // nanoCLR binds native code only to the assemblies of its deployment (CLR_RT_Assembly::CreateInstance).
    private static void NotBound(NativeCall call) => throw call.Throw(Fault.NotSupported);
}

using System.Collections.Generic;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Natives.Libraries;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Natives;

/// <summary>The natives by type and documentation id.</summary>
internal sealed class NativeTable
{
    private readonly Dictionary<string, NativeMethod> _natives = [];
    private string _type = string.Empty;

    /// <summary>The one table; it holds no state of a machine.</summary>
    public static NativeTable Shared { get; } = new();

    private NativeTable()
    {
        AddBaseLibrary();
        AddLibraries();
    }

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

    /// <summary>The native of a method without a body: a <see cref="NativeMethod"/>.</summary>
    public object? Find(MethodDesc method)
    {
        AssemblyDesc assembly = method.Owner.Assembly;
        return assembly.BindsNatives && NativeLibraries.IsKnown(assembly.Name)
            ? _natives.GetValueOrDefault(Key(method)) ?? Missing
            : (NativeMethod)NotBound;
    }

    /// <summary>Whether the emulator has the native.</summary>
    public bool Has(MethodDesc method) => _natives.ContainsKey(Key(method));

    private static string Key(MethodDesc method) => method.Owner.FullName.Replace('/', '.') + "." + method.Documentation();

    private static void Missing(NativeCall call)
    {
        throw new StopRun(Outcome.Unsupported, call.Method.FullName + " is on the device, but not in this emulator yet");
    }

    // nanoCLR binds native code only to the assemblies of its deployment (CLR_RT_Assembly::CreateInstance).
    private static void NotBound(NativeCall call) => throw call.Throw(Fault.NotSupported);

    private void AddBaseLibrary()
    {
        ObjectNatives.Add(this);
        SystemNatives.Add(this);
        DebugNatives.Add(this);
        StringNatives.Add(this);
        StringSearchNatives.Add(this);
        NumberNatives.Add(this);
        ConvertNatives.Add(this);
        BitConverterNatives.Add(this);
        ArrayNatives.Add(this);
        ArrayListNatives.Add(this);
        DelegateNatives.Add(this);
        DateTimeNatives.Add(this);
        TimeSpanNatives.Add(this);
        GlobalizationNatives.Add(this);
        TypeNatives.Add(this);
        MethodSearch.Add(this);
        FieldSearch.Add(this);
        MethodNatives.Add(this);
        FieldNatives.Add(this);
        AssemblyNatives.Add(this);
        RuntimeNatives.Add(this);
        ThreadNatives.Add(this);
        SpinNatives.Add(this);
        WaitNatives.Add(this);
        TimerNatives.Add(this);
    }

    private void AddLibraries()
    {
        EncodingNatives.Add(this);
        HashtableNatives.Add(this);
        QueueNatives.Add(this);
        StackNatives.Add(this);
        MathNatives.Add(this);
        PowerNatives.Add(this);
        SystemInfoNatives.Add(this);
        EventNatives.Add(this);
        FileNatives.Add(this);
        FileStreamNatives.Add(this);
        DriveNatives.Add(this);
        GpioPinNatives.Add(this);
        GpioControllerNatives.Add(this);
        SerialPortNatives.Add(this);
        Esp32Natives.Add(this);
        HighResTimerNatives.Add(this);
        CryptographyNatives.Add(this);
    }
}

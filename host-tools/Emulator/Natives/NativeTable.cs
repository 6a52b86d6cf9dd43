using System.Collections.Generic;
using SecureBoot.Emulator.Execution;

namespace SecureBoot.Emulator.Natives;

/// <summary>The natives by documentation id.</summary>
internal sealed class NativeTable
{
    private readonly Dictionary<string, NativeMethod> _natives = [];
    private string _type = string.Empty;

    /// <summary>The one table; it holds no state of a machine.</summary>
    public static NativeTable Shared { get; } = new();

    private NativeTable()
    {
        ObjectNatives.Add(this);
        StringNatives.Add(this);
        StringSearchNatives.Add(this);
        NumberNatives.Add(this);
        ConvertNatives.Add(this);
        BitConverterNatives.Add(this);
        ArrayNatives.Add(this);
        HashtableNatives.Add(this);
        DelegateNatives.Add(this);
        TypeNatives.Add(this);
        MethodSearch.Add(this);
        MemberNatives.Add(this);
        AssemblyNatives.Add(this);
        ThreadNatives.Add(this);
        WaitNatives.Add(this);
        TimeNatives.Add(this);
        SystemNatives.Add(this);
        GpioNatives.Add(this);
        FileNatives.Add(this);
        PowerNatives.Add(this);
        SerialNatives.Add(this);
        MathNatives.Add(this);
        EncodingNatives.Add(this);
    }

    /// <summary>The type that the following natives belong to.</summary>
    public NativeTable On(string type)
    {
        _type = type;
        return this;
    }

    /// <summary>A native by its name and parameters, as in the documentation id.</summary>
    public NativeTable Add(string member, NativeMethod native)
    {
        _natives.Add("M:" + _type + "." + member, native);
        return this;
    }

    public NativeMethod Find(MethodDefinition method)
    {
        return _natives.GetValueOrDefault(DocumentationId.Of(method)) ?? Missing;
    }

    public bool Has(MethodDefinition method) => _natives.ContainsKey(DocumentationId.Of(method));

    private static void Missing(NativeCall call)
    {
        throw new StopRun(Outcome.Unsupported, call.Method.FullName + " is on the device, but not in this emulator yet");
    }
}

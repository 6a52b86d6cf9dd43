using System;
using System.Linq;
using System.Text;
using SecureBoot.PeFormat;

namespace SecureBoot.Emulator.Types;

/// <summary>A method, decoded when it is first called.</summary>
internal sealed class MethodDesc
{
    private readonly MethodDefRow _row;
    private string? _name;
    private PeMethodBody? _body;
    private TypeUse[]? _parameters;
    private TypeUse _returns;

    public MethodDesc(TypeDesc owner, int row)
    {
        Owner = owner;
        Row = row;
        _row = owner.Assembly.File.MethodDefs[row];
        Native = HasBody || IsAbstract || owner.IsDelegate ? null : owner.Assembly.NativeOf(this);
    }

    public TypeDesc Owner { get; }

    /// <summary>The row in the method table.</summary>
    public int Row { get; }

    public string Name => _name ??= Owner.Assembly.File.Text(_row.Name);

    public MethodDefFlags Flags => _row.Flags;

    /// <summary>Parameters, `this` included.</summary>
    public int ArgumentCount => _row.Arguments;

    /// <summary>Slots of the evaluation stack that the assembly declares.</summary>
    public int DeclaredStack => _row.EvalStack;

    public bool HasBody => _row.Rva != PeFile.None;

    public bool IsStatic => (Flags & MethodDefFlags.Static) != 0;

    public bool IsVirtual => (Flags & MethodDefFlags.Virtual) != 0;

    public bool IsAbstract => (Flags & MethodDefFlags.Abstract) != 0;

    public bool IsPublic => (Flags & MethodDefFlags.ScopeMask) == MethodDefFlags.Public;

    public bool IsConstructor => (Flags & (MethodDefFlags.Constructor | MethodDefFlags.StaticConstructor)) != 0;

    public bool ReturnsValue => _row.ReturnType != PeDataType.Void;

    public bool IsDelegateInvoke => (Flags & MethodDefFlags.DelegateInvoke) != 0;

    /// <summary>A method of a delegate: the runtime itself is its body.</summary>
    public bool IsRuntime => !HasBody && Owner.IsDelegate;

    public bool IsSynchronized => (Flags & MethodDefFlags.Synchronized) != 0;

    /// <summary>The types of the parameters, without `this`.</summary>
    public TypeUse[] Parameters
    {
        get
        {
            ReadSignature();
            return _parameters!;
        }
    }

    public TypeUse Returns
    {
        get
        {
            ReadSignature();
            return _returns;
        }
    }

    /// <summary>The native that runs in place of a body; null for a body that was not replaced before the
    /// decoding.</summary>
    public object? Native;

    /// <summary>Null until the first call.</summary>
    public Instruction[]? Code;

    public Handler[] Handlers = [];

    /// <summary>The execution counts of the method's instructions; null if they are not counted.</summary>
    public MethodHits? Hits;

    /// <summary>Offsets of the instructions in the body, in bytes.</summary>
    public int[] Offsets = [];

    /// <summary>The values on the evaluation stack before each instruction; -1 before those that nothing leads
    /// to.</summary>
    public int[] Depths = [];

    /// <summary>The initial values of the locals.</summary>
    public ValueSlot[] Locals = [];

    /// <summary>Locals that hold a value type's object.</summary>
    public (int Index, TypeDesc Type)[] StructLocals = [];

    public int MaxStack;

    /// <summary>Slots a frame needs beyond its arguments.</summary>
    public int FrameSlots;

    /// <summary>Bytes a frame takes of the device's heap.</summary>
    public int FrameBytes;

    /// <summary>The name in documentation.</summary>
    public string ApiName => Owner.FullName + "." + Name;

    public string FullName => Owner.FullName + "::" + Name;

    /// <summary>The types of the locals.</summary>
    public TypeUse[] ReadLocals()
    {
        TypeUse[] locals = new TypeUse[_row.Locals];
        PeSignatureReader reader = new(Owner.Assembly.File.Signatures, _row.LocalsSignature);
        for (int i = 0; i < locals.Length; i++)
        {
            locals[i] = Owner.Assembly.Use(reader.ReadElement());
        }

        return locals;
    }

    /// <summary>The body as in the assembly.</summary>
    public PeMethodBody ReadBody() => _body ??= PeMethodBody.Read(Owner.Assembly.File, Row);

    /// <summary>Whether parameters and result have the same types: the condition for an override besides the
    /// name.</summary>
    public bool HasSignatureOf(MethodDesc other)
    {
        return IsStatic == other.IsStatic
            && Returns == other.Returns
            && Parameters.AsSpan().SequenceEqual(other.Parameters);
    }

    /// <summary>Name and parameters as documentation ids write them, such as
    /// <c>Concat(System.String,System.String)</c>.</summary>
    public string Documentation()
    {
        StringBuilder text = new(Name.Replace('.', '#'));
        if (Parameters.Length > 0)
        {
            text.Append('(').AppendJoin(',', Parameters.Select(p => p.Documentation)).Append(')');
        }

        return text.ToString();
    }

    public override string ToString() => FullName;

    private void ReadSignature()
    {
        if (_parameters is not null)
        {
            return;
        }

        PeMethodSignature signature = PeMethodSignature.Read(Owner.Assembly.File, _row.Signature);
        _returns = Owner.Assembly.Use(signature.Returns);
        _parameters = Array.ConvertAll(signature.Parameters, Owner.Assembly.Use);
    }
}

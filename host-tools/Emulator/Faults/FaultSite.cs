using System;
using System.Collections.Generic;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Execution.Decoding;
using SecureBoot.Emulator.Loader;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Faults;

/// <summary>An execution of an instruction, which a fault can meet.</summary>
public sealed class FaultSite
{
    private readonly PathStep _step;
    private readonly Instruction _instruction;

    internal FaultSite(in PathStep step)
    {
        _step = step;
        _instruction = step.Method.Code![step.Pc];
        (Pops, Pushes) = StackEffect.Of(_instruction, step.Method);
    }

    /// <summary>The number of instructions before this one.</summary>
    public long Number => _step.Number;

    /// <summary>The assembly's name.</summary>
    public string Assembly => _step.Method.Owner.Assembly.Name;

    /// <summary>The type's full name.</summary>
    public string Type => _step.Method.Owner.FullName;

    /// <summary>The method's name.</summary>
    public string Method => _step.Method.Name;

    /// <summary>The index of the instruction in the method.</summary>
    public int Index => _step.Pc;

    /// <summary>The instruction's name.</summary>
    public string Opcode => _instruction.Op.ToString();

    /// <summary>The file, or null where there are no symbols.</summary>
    public string? File => Source?.Path;

    /// <summary>The line, or 0.</summary>
    public int Line => Source?.Line ?? 0;

    internal int Pops { get; }

    internal int Pushes { get; }

    internal MethodDesc Desc => _step.Method;

    internal ref readonly Instruction Instruction => ref _instruction;

    /// <summary>The number of instructions before the next instruction of the same call; -1 if this is the last
    /// one.</summary>
    internal long After { get; set; } = -1;

    /// <summary>Whether a conditional branch is taken.</summary>
    internal bool IsTaken { get; set; }

    internal bool IsBranch => _instruction.Op is >= Op.Brfalse and <= Op.BltUn;

    internal bool IsCall => _instruction.Op is Op.CallVirtual or (>= Op.Call and <= Op.CallGuarded);

    internal bool IsCreation => _instruction.Op is Op.Newobj or Op.NewobjGuarded or Op.NewDelegate or Op.NewString;

    private SourceLine? Source =>
        _step.Method.Owner.Assembly.Symbols?.Find(_step.Method.Row, _step.Method.Offsets[_step.Pc]);

    /// <summary>The faults that can meet it.</summary>
    public IEnumerable<FaultKind> Kinds
    {
        get
        {
            bool isSkippable = IsCall || IsCreation || CanSkip;
            if (isSkippable && _instruction.Op is not (Op.Nop or Op.Dup) && HasResult)
            {
                yield return FaultKind.Skip;
            }

            if (IsBranch)
            {
                yield return FaultKind.Branch;
            }

            if (IsCall && Pushes == 1 && HasResult)
            {
                yield return FaultKind.Call;
            }

            if (Pushes == 1 && After >= 0 && HasResult)
            {
                yield return IsLoad ? FaultKind.LoadZero : FaultKind.Zero;
                if (IsLoad)
                {
                    yield return FaultKind.LoadOnes;
                }

                yield return FaultKind.FlipLowest;
                yield return FaultKind.FlipAll;
            }
        }
    }

    /// <summary>Whether what follows in the body takes the same stack.</summary>
    internal bool CanSkip
    {
        get
        {
            int[] depths = _step.Method.Depths;
            return _step.Pc + 1 < depths.Length
                && depths[_step.Pc + 1] == depths[_step.Pc] - Pops + Pushes
                && (Pushes == 0 || After >= 0);
        }
    }

    internal bool IsLoad => _instruction.Op is (>= Op.LdargNumber and <= Op.LdlocAny) or Op.Ldind
        or Op.LdfldNumber or Op.LdfldObject or Op.LdsfldNumber or Op.LdsfldObject
            or (>= Op.LdelemI1 and <= Op.LdelemType);

    // The value of a value type is a separate object: only another object may replace it.
    private bool HasResult =>
        _instruction.Op is not (Op.LdargStruct or Op.LdlocStruct or Op.LdfldStruct or Op.LdsfldStruct or Op.Ldobj)
        && !(IsCall && Pushes == 1 && Result is { Levels: 0, Type.IsStruct: true });

    /// <summary>The type of a call's result.</summary>
    internal TypeUse Result => (_instruction.O as VirtualSite)?.Method.Returns ?? ((MethodDesc)_instruction.O!).Returns;

    /// <summary>The sites of a path in the requested types, and a sample of the other sites.</summary>
    internal static List<FaultSite> Of(IReadOnlyList<PathStep> path, Func<string, string, bool> isKept, int sample)
    {
        Dictionary<MethodDesc, bool> kept = [];
        List<FaultSite> sites = [];
        Dictionary<int, List<FaultSite?>> threads = [];
        for (int i = 0; i < path.Count; i++)
        {
            PathStep step = path[i];
            if (!kept.TryGetValue(step.Method, out bool isWanted))
            {
                kept[step.Method] = isWanted = isKept(step.Method.Owner.Assembly.Name, step.Method.Owner.FullName);
            }

            if (!threads.TryGetValue(step.Thread, out List<FaultSite?>? frames))
            {
                threads[step.Thread] = frames = [];
            }

            while (frames.Count <= step.Depth)
            {
                frames.Add(null);
            }

            frames.RemoveRange(step.Depth + 1, frames.Count - step.Depth - 1);
            frames[step.Depth]?.Follow(step);

            // A call that waits appears again each time it continues.
            bool isAgain = i + 1 < path.Count && path[i + 1].Number == step.Number;
            FaultSite? site = !isAgain && (isWanted || i % sample == 0) ? new FaultSite(step) : null;
            frames[step.Depth] = site;
            if (site is not null)
            {
                sites.Add(site);
            }
        }

        return sites;
    }

    private void Follow(in PathStep next)
    {
        if (next.Method != _step.Method)
        {
            return;
        }

        IsTaken = next.Pc != _step.Pc + 1;
        if (!IsTaken)
        {
            After = next.Number;
        }
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using SecureBoot.Cli.Audit;
using SecureBoot.Emulator.Loader;
using SecureBoot.Emulator.Scheduling;
using SecureBoot.PeFormat;

namespace SecureBoot.Cli.Race;

/// <summary>The field of a finding in the program: where the byte code touches it, and which line that is.</summary>
internal sealed class RaceTarget
{
    private static readonly HashSet<string> s_mutators = new(StringComparer.Ordinal)
    {
        "Add", "AddRange", "Append", "AppendLine", "Clear", "Dequeue", "Enqueue", "Insert", "Pop", "Push", "Remove",
        "RemoveAt", "Replace", "Sort",
    };

    private readonly Dictionary<(int, int), bool> _calls = [];
    private readonly Dictionary<int, IReadOnlyList<SourcePoint>> _points = [];
    private readonly AuditedFile _program;
    private readonly HashSet<string> _fields = [];

    internal RaceTarget(AuditedFile program, RaceFinding finding)
    {
        _program = program;
        Finding = finding;
        for (int row = 0; row < program.File.MethodDefs.Length; row++)
        {
            if (program.File.MethodDefs[row].Rva != PeFile.None)
            {
                Read(new MethodFacts(program, row));
            }
        }
    }

    /// <summary>The finding.</summary>
    internal RaceFinding Finding { get; }

    /// <summary>Whether the program touches the field in the finding's line.</summary>
    internal bool IsThere { get; private set; }

    /// <summary>The access of a thread's next instruction to the field; null without an access.</summary>
    internal RaceAccess? Of(ThreadView thread)
    {
        // Read in each case: arrays get their names when they are stored.
        IReadOnlyList<MemoryAccess> accesses = thread.Accesses;
        if (thread.Next is not { } place || place.Assembly != _program.File.Name)
        {
            return null;
        }

        bool isCall = _calls.TryGetValue((place.Row, place.Offset), out bool mutates);
        MemoryAccess access = accesses.FirstOrDefault(one =>
            one.Place is not null
                && _fields.Count > 0
                && one.Place.EndsWith("::" + Finding.Variable, StringComparison.Ordinal));
        if (access.Place is null && !isCall)
        {
            return null;
        }

        (string? file, int line) = Line(place);
        return new RaceAccess(
            thread.Id, place, file, line, isCall ? mutates : access.IsWrite, isCall ? null : access.Owner, isCall);
    }

    /// <summary>The source line of an instruction of the program.</summary>
    internal (string? File, int Line) Line(CodePlace place)
    {
        if (place.Assembly != _program.File.Name)
        {
            return (null, 0);
        }

        if (!_points.TryGetValue(place.Row, out IReadOnlyList<SourcePoint>? points))
        {
            _points.Add(place.Row, points = _program.Symbols?.Points(place.Row) ?? []);
        }

        SourcePoint? point = points.LastOrDefault(one => one.Offset <= place.Offset && one.File is not null);
        return (point?.File, point?.StartLine ?? 0);
    }

    private void Read(MethodFacts method)
    {
        StackValues values = new(method);
        foreach (PeInstruction instruction in method.Body.Instructions)
        {
            if (instruction.Opcode.Operand == PeOperand.Field)
            {
                Field(method, instruction);
            }
            else if (instruction.Opcode.Name is "call" or "callvirt"
                && values.Taken(instruction) is [{ } self, ..]
                && self.Id.StartsWith("field ", StringComparison.Ordinal))
            {
                Call(method, instruction, self.Id["field ".Length..]);
            }
        }
    }

    private void Field(MethodFacts method, PeInstruction instruction)
    {
        string field = _program.FieldOf(instruction);
        if (field[(field.LastIndexOf('.') + 1)..] != Finding.Variable)
        {
            return;
        }

        // The emulator separates the type's name by two colons.
        int dot = field.LastIndexOf('.');
        _fields.Add(field[..dot] + "::" + field[(dot + 1)..]);
        (string? file, int line) = Line(new CodePlace(_program.File.Name, method.Row, instruction.Offset, ""));
        IsThere |= line == Finding.Line && Finding.IsIn(file);
    }

    private void Call(MethodFacts method, PeInstruction call, string field)
    {
        string name = _program.NameOf(call);
        if (field[(field.LastIndexOf('.') + 1)..] == Finding.Variable)
        {
            _calls[(method.Row, call.Offset)] = s_mutators.Contains(name[(name.LastIndexOf('.') + 1)..]);
        }
    }
}

/// <summary>A thread is about to touch the field.</summary>
/// <param name="Thread">The thread's number.</param>
/// <param name="Place">The instruction.</param>
/// <param name="File">The source file, or null.</param>
/// <param name="Line">The line, or 0.</param>
/// <param name="IsWrite">Whether the access writes the field, or changes the object in the field.</param>
/// <param name="Owner">The object or array that is touched; null for a static field and a call.</param>
/// <param name="IsCall">Whether the access calls a method of the object in the field.</param>
internal sealed record RaceAccess(
    int Thread, CodePlace Place, string? File, int Line, bool IsWrite, object? Owner, bool IsCall)
{
    /// <summary>Whether this access and another one touch the same object, as far as known.</summary>
    internal bool IsOfSame(RaceAccess other) => IsCall || other.IsCall || ReferenceEquals(Owner, other.Owner);

    /// <summary>The verb for the access.</summary>
    internal string Verb => IsCall ? IsWrite ? "changes" : "uses" : IsWrite ? "writes" : "reads";
}

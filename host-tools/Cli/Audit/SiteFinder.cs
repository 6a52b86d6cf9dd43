using System;
using System.Collections.Generic;
using System.Linq;
using SecureBoot.PeFormat;
using SecureBoot.PeFormat.Linking;

namespace SecureBoot.Cli.Audit;

/// <summary>Finds the sites of a method.</summary>
internal sealed class SiteFinder
{
    // The same methods as in SB3003 (docs/analyzers.md): nanoCLR checks their range by an addition that wraps, or not
    // at all.
    private static readonly HashSet<string> s_ranges = new(StringComparer.Ordinal)
    {
        "System.Array.Clear", "System.Array.Copy", "System.Array.CreateInstance", "System.Array.IndexOf",
        "System.Convert.ToBase64String", "System.ReadOnlySpanByte..ctor",
        "System.ReadOnlySpanByte.Slice", "System.SpanByte..ctor", "System.SpanByte.Slice", "System.String..ctor",
        "System.String.Substring", "System.String.ToCharArray",
    };

    private static readonly HashSet<string> s_growing = new(StringComparer.Ordinal)
    {
        "System.Collections.ArrayList.Add", "System.Collections.ArrayList.Insert", "System.Collections.Hashtable.Add",
        "System.Collections.Queue.Enqueue", "System.Collections.Stack.Push",
        "System.String.Concat", "System.Text.StringBuilder.Append",
    };

    private static readonly string[] s_reflection = ["GetMethod", "GetMethods", "GetField", "GetFields",
        "GetConstructor", "GetInterfaces", "InvokeMember", "GetType", "GetCustomAttributes"];

    private readonly MethodFacts _method;
    private readonly StackValues _values;
    private readonly CodeFlow _flow;
    private readonly GuardFinder _guards;
    private readonly List<AuditSite> _sites = [];

    internal SiteFinder(MethodFacts method)
    {
        _method = method;
        _values = new StackValues(method);
        _flow = new CodeFlow(method.Body);
        _guards = new GuardFinder(method, _values, _flow);
    }

    /// <summary>The sites in the order of the code.</summary>
    internal IReadOnlyList<AuditSite> Find()
    {
        PeInstruction[] instructions = _method.Body.Instructions;
        for (int i = 0; i < instructions.Length; i++)
        {
            string name = instructions[i].Opcode.Name;
            bool isThrown = i + 1 < instructions.Length && instructions[i + 1].Opcode.Name == "throw";
            if (name is "call" or "callvirt" or "newobj")
            {
                Call(instructions[i]);
            }

            if (name == "newarr")
            {
                NewArray(instructions[i]);
            }

            if (name is "newarr" or "box" || (name == "newobj" && !isThrown))
            {
                Allocation(
                    instructions[i],
                    name == "newobj" ? "new " + TypeOf(_method.Assembly.NameOf(instructions[i]))
                        : name == "box" ? "a box"
                        : "a new array");
            }
        }

        Array.ForEach(_method.Body.Clauses, Catch);
        return _sites;
    }

    private static string TypeOf(string constructor) => constructor.Replace("..ctor", "", StringComparison.Ordinal);

    private void Call(PeInstruction call)
    {
        string target = _method.Assembly.NameOf(call);
        if (_method.Assembly.Resolve(call) is { } found && IsNative(found))
        {
            _sites.Add(_method.Site(SiteKind.Native, call.Offset, target));
        }

        if (s_ranges.Contains(target))
        {
            Range(call, target);
        }

        Start(call, target);
        if (IsReflection(target))
        {
            _sites.Add(_method.Site(SiteKind.Reflection, call.Offset, target));
        }

        if (s_growing.Contains(target))
        {
            Allocation(call, target);
        }
    }

    /// <summary>Whether a method is the runtime's own: it has no body, and is not a method that another body or a
    /// delegate implements.</summary>
    internal static bool IsNative(PeTarget method)
    {
        MethodDefRow row = method.Assembly.File.MethodDefs[method.Row];
        const MethodDefFlags Others = MethodDefFlags.Abstract | MethodDefFlags.DelegateConstructor
            | MethodDefFlags.DelegateInvoke | MethodDefFlags.DelegateBeginInvoke | MethodDefFlags.DelegateEndInvoke;
        return row.Rva == PeFile.None && (row.Flags & Others) == 0;
    }

    private static bool IsReflection(string target)
    {
        bool isOfType = target.StartsWith("System.Type.", StringComparison.Ordinal)
            && s_reflection.Contains(target["System.Type.".Length..]);
        return isOfType
            || target.StartsWith("System.Reflection.", StringComparison.Ordinal)
            || target.StartsWith("System.Activator.", StringComparison.Ordinal)
            || target.StartsWith("System.AppDomain.", StringComparison.Ordinal);
    }

    private void Range(PeInstruction call, string target)
    {
        PeMethodSignature signature = _method.Assembly.SignatureOf(call);
        CodeValue[] taken = _values.Taken(call);
        int first = taken.Length - signature.Parameters.Length;
        CodeValue[] numbers = [.. taken
            .Skip(first)
            .Where((value, i) =>
                signature.Parameters[i] is { Type: PeDataType.I4, Levels: 0 } && value.Constant is null)];
        if (numbers.Length > 0 && signature.Parameters.Length > 1)
        {
            string?[] guards = [.. numbers.Select(number => _guards.Of(number, call.Offset))];
            string? guard = guards.Contains(null) ? null : string.Join("; ", guards.Distinct());
            _sites.Add(_method.Site(
                SiteKind.Range,
                call.Offset,
                $"{target.Replace("..ctor", "", StringComparison.Ordinal)} with "
                    + $"{string.Join(", ", numbers.Select(number => number.Text))}",
                guard));
        }
    }

    private void NewArray(PeInstruction instruction)
    {
        CodeValue size = _values.Taken(instruction)[0];
        if (size.Constant is null)
        {
            _sites.Add(_method.Site(
                SiteKind.Array, instruction.Offset, $"an array of {size.Text}", _guards.Of(size, instruction.Offset)));
        }
    }

    private void Allocation(PeInstruction instruction, string what)
    {
        CodeLoop[] loops = [.. _flow.Loops.Where(loop =>
            loop.Contains(instruction.Offset) && GoesOn(instruction, loop))];
        if (loops.Length > 0)
        {
            string?[] guards = [.. loops.Select(_guards.Of)];
            _sites.Add(_method.Site(
                SiteKind.Allocation,
                instruction.Offset,
                $"{what} in a loop",
                guards.Contains(null) ? null : string.Join("; ", guards.Distinct())));
        }
    }

    // An allocation that leaves the loop immediately happens once.
    private bool GoesOn(PeInstruction instruction, CodeLoop loop) =>
        instruction.Offset == loop.Back.Offset || _flow.IsReached(instruction.End, loop.Back.Offset, -1);

    private void Start(PeInstruction call, string target)
    {
        bool isThread = target is "System.Threading.Thread..ctor" or "System.Threading.Timer..ctor";
        bool isHandler = target[(target.LastIndexOf('.') + 1)..].StartsWith("add_", StringComparison.Ordinal);
        if (isThread || isHandler)
        {
            string? code = Array.Find(_values.Taken(call), value => value.Target is not null)?.Target ?? Kept(call);
            string what = isHandler
                ? $"a handler of {target.Replace("add_", "", StringComparison.Ordinal)}"
                : $"a {TypeOf(target)["System.Threading.".Length..]}";
            _sites.Add(_method.Site(SiteKind.Thread, call.Offset, code is null ? what : $"{what} runs {code}"));
        }
    }

    // The compiler keeps the delegate of a static method in a field, and makes it only the first time.
    private string? Kept(PeInstruction call)
    {
        const int Farthest = 64;
        PeInstruction[] near = [.. _method.Body.Instructions.Where(one =>
            one.Offset < call.Offset
                && call.Offset - one.Offset < Farthest
                && one.Opcode.Name is "ldftn" or "ldvirtftn")];
        return near.Length == 0 ? null : _method.Assembly.NameOf(near[^1]);
    }

    private void Catch(PeClause clause)
    {
        PeInstruction[] handler = [.. _method.Body.Instructions.Where(one =>
            one.Offset >= clause.HandlerStart && one.Offset < clause.HandlerEnd)];
        bool isCatch = clause.Kind is PeClauseKind.Catch or PeClauseKind.Filter;
        if (!isCatch || Array.Exists(handler, one => one.Opcode.Name is "throw" or "rethrow"))
        {
            return;
        }

        string type = clause.Kind == PeClauseKind.Filter ? "by a filter" : "of " + TypeName(clause.Class);
        string[] calls = [.. handler
            .Where(one => one.Opcode.Name is "call" or "callvirt")
            .Select(_method.Assembly.NameOf)
            .Distinct()];
        bool isStored = Array.Exists(
            handler,
            one =>
                one.Opcode.Name.StartsWith("stfld", StringComparison.Ordinal)
                    || one.Opcode.Name.StartsWith("stsfld", StringComparison.Ordinal));
        bool isResult = Array.Exists(
            handler, one => one.Opcode.Name.StartsWith("ldc", StringComparison.Ordinal) || one.Opcode.Name == "ldnull");
        string does = calls.Length > 0 ? "calls " + string.Join(", ", calls)
            : isStored ? "stores"
            : isResult ? "gives a value"
            : "does nothing";
        _sites.Add(_method.Site(SiteKind.Catch, clause.HandlerStart, $"a catch {type} that {does}"));
    }

    private string TypeName(ushort type)
    {
        PeFile file = _method.Assembly.File;
        return (type & PeFile.ReferenceBit) != 0
            ? PeNames.TypeRef(file, type & ~PeFile.ReferenceBit)
            : file.FullName(type);
    }
}

using System;
using System.Collections.Generic;
using SecureBoot.Emulator.Results;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Execution.Decoding;

/// <summary>Follows the depth of the evaluation stack on every way through a method. The runtime trusts it; the
/// interpreter's own memory safety rests on this check.</summary>
internal sealed class StackCheck
{
    private const int Unseen = -1;

    private readonly MethodDesc _method;
    private readonly Instruction[] _code;
    private readonly int[] _depths;
    private readonly Stack<int> _open = new();
    private int _max;

    public StackCheck(MethodDesc method, Instruction[] code)
    {
        _method = method;
        _code = code;
        _depths = new int[code.Length];
        Array.Fill(_depths, Unseen);
    }

    /// <summary>The most slots in use, and the number of slots before each instruction: -1 for unreachable
    /// instructions.</summary>
    /// <exception cref="MemoryFault">A way takes more than there is, is ambiguous, or leaves the body.</exception>
    public int Require(out int[] depths)
    {
        Reach(0, 0);
        foreach (Handler handler in _method.Handlers)
        {
            // The caught exception is on the stack when a catch or a filter begins.
            Reach(handler.Start, handler.Kind == HandlerKind.Finally ? 0 : 1);
            if (handler.FilterStart >= 0)
            {
                Reach(handler.FilterStart, 1);
            }
        }

        while (_open.TryPop(out int at))
        {
            Follow(at);
        }

        depths = _depths;
        return _max;
    }

    private void Follow(int at)
    {
        ref Instruction instruction = ref _code[at];
        (int pops, int pushes) = StackEffect.Of(instruction, _method);
        int depth = _depths[at] - pops;
        if (depth < 0)
        {
            throw Fault(at, "takes a value that is not there");
        }

        depth += pushes;
        _max = Math.Max(_max, depth);
        switch (instruction.Op)
        {
            case Op.Ret or Op.Throw or Op.Rethrow or Op.Endfinally or Op.Endfilter or Op.Refused:
                return;
            case Op.Br:
                Reach(instruction.A, depth);
                return;
            case Op.Leave:
                Reach(instruction.A, 0);
                return;
            case Op.Switch:
                foreach (int target in (int[])instruction.O!)
                {
                    Reach(target, depth);
                }

                break;
            case >= Op.Brfalse and <= Op.BltUn:
                Reach(instruction.A, depth);
                break;
        }

        Reach(at + 1, depth);
    }

    private void Reach(int at, int depth)
    {
        if (at >= _code.Length)
        {
            throw new MemoryFault(
                _method.ApiName, "its byte code runs on after its end", "Interpreter.cpp, which trusts the byte code");
        }

        if (_depths[at] == Unseen)
        {
            _depths[at] = depth;
            _max = Math.Max(_max, depth);
            _open.Push(at);
        }
        else if (_depths[at] != depth)
        {
            throw Fault(at, $"is reached with {_depths[at]} and with {depth} values on the stack");
        }
    }

    private MemoryFault Fault(int at, string what)
    {
        return new MemoryFault(
            _method.ApiName,
            $"instruction {at} ({_code[at].Op}) {what}",
            "Interpreter.cpp, which trusts the byte code");
    }
}

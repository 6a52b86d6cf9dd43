using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace SecureBoot.Analyzers.Flow;

/// <summary>Follows the paths of one method, each with its known facts.</summary>
/// <remarks>
/// A state that was already seen at a block is not followed again. Above certain limits, paths are dropped, which may
/// lose findings but never creates false ones.
/// </remarks>
internal sealed class PathRunner(ControlFlowGraph graph, Interpreter interpreter)
{
    private const int MostStates = 64;
    private const int MostSteps = 6000;

    private readonly ControlFlowGraph _graph = graph;
    private readonly Interpreter _interpreter = interpreter;
    private readonly Dictionary<int, HashSet<PathState>> _seen = [];
    private readonly Stack<(BasicBlock Block, PathState State)> _work = new();

    internal void Run(PathState start)
    {
        Enter(_graph.Blocks[0], start);
        for (int steps = 0; steps < MostSteps && _work.Count > 0; steps++)
        {
            (BasicBlock block, PathState state) = _work.Pop();
            Step(block, state);
        }
    }

    private void Enter(BasicBlock block, PathState state)
    {
        if (block.Kind == BasicBlockKind.Exit)
        {
            _interpreter.Leave(state);
            return;
        }

        if (!_seen.TryGetValue(block.Ordinal, out HashSet<PathState>? states))
        {
            states = [];
            _seen.Add(block.Ordinal, states);
        }

        if (states.Count < MostStates && states.Add(state))
        {
            _work.Push((block, state));
        }
    }

    private void Step(BasicBlock block, PathState state)
    {
        foreach (IOperation operation in block.Operations)
        {
            if (_interpreter.MayThrow(operation))
            {
                Raise(block.EnclosingRegion, state, isThrown: false);
            }

            state = _interpreter.Execute(operation, state);
        }

        if (block.BranchValue is null)
        {
            Follow(block, block.FallThroughSuccessor, state);
            return;
        }

        if (_interpreter.MayThrow(block.BranchValue))
        {
            Raise(block.EnclosingRegion, state, isThrown: false);
        }

        bool isTest = block.ConditionKind != ControlFlowConditionKind.None;
        state = _interpreter.Evaluate(block.BranchValue, isTest, state, out Value? value);
        if (!isTest)
        {
            Follow(block, block.FallThroughSuccessor, _interpreter.Return(value, state));
            return;
        }

        bool whenTaken = block.ConditionKind == ControlFlowConditionKind.WhenTrue;
        Branch(block, block.ConditionalSuccessor, state, value, whenTaken);
        Branch(block, block.FallThroughSuccessor, state, value, !whenTaken);
    }

    private void Branch(BasicBlock block, ControlFlowBranch? branch, PathState state, Value? value, bool isTrue)
    {
        foreach (PathState assumed in Assumption.Of(state, value, isTrue))
        {
            Follow(block, branch, _interpreter.Remember(block.BranchValue, isTrue, assumed));
        }
    }

    private void Follow(BasicBlock block, ControlFlowBranch? branch, PathState state)
    {
        switch (branch?.Semantics)
        {
            case ControlFlowBranchSemantics.Throw:
            case ControlFlowBranchSemantics.Rethrow:
                Raise(block.EnclosingRegion, state, isThrown: true);
                break;
            case ControlFlowBranchSemantics.StructuredExceptionHandling:
                Resume(state);
                break;
            case ControlFlowBranchSemantics.Regular:
            case ControlFlowBranchSemantics.Return:
                Go(branch, 0, state, state.After);
                break;
        }
    }

    private void Go(ControlFlowBranch branch, int next, PathState state, Continuation? outer)
    {
        if (next < branch.FinallyRegions.Length)
        {
            Continuation after = new(branch, next + 1, null, false, outer);
            Enter(_graph.Blocks[branch.FinallyRegions[next].FirstBlockOrdinal], state.Then(after));
        }
        else if (branch.Destination is not null)
        {
            Enter(branch.Destination, state.Then(outer));
        }
    }

    private void Resume(PathState state)
    {
        if (state.After is not { } after)
        {
            return;
        }

        if (after.Branch is not null)
        {
            Go(after.Branch, after.Next, state, after.Outer);
        }
        else
        {
            Raise(after.Raise, state.Then(after.Outer), after.IsThrown);
        }
    }

    // The paths of an exception: the handlers around the region, a finally block, and out of the method. Rules only see
    // exceptions that leave the method if the method itself throws them: nearly every call may throw.
    private void Raise(ControlFlowRegion? region, PathState state, bool isThrown)
    {
        for (; region is not null; region = region.EnclosingRegion)
        {
            ControlFlowRegion? outer = region.EnclosingRegion;
            if (region.Kind != ControlFlowRegionKind.Try || outer is null)
            {
                continue;
            }

            if (outer.Kind == ControlFlowRegionKind.TryAndFinally)
            {
                ControlFlowRegion last = outer.NestedRegions[1];
                Continuation after = new(null, 0, outer.EnclosingRegion, isThrown, state.After);
                Enter(_graph.Blocks[last.FirstBlockOrdinal], state.Then(after));
                return;
            }

            if (EnterHandlers(outer, state))
            {
                return;
            }
        }

        if (isThrown)
        {
            _interpreter.Leave(state);
        }
    }

    private bool EnterHandlers(ControlFlowRegion tryAndCatch, PathState state)
    {
        foreach (ControlFlowRegion handler in tryAndCatch.NestedRegions)
        {
            if (handler.Kind == ControlFlowRegionKind.Try)
            {
                continue;
            }

            Enter(_graph.Blocks[handler.FirstBlockOrdinal], state);
            if (handler.Kind == ControlFlowRegionKind.Catch && CatchesAll(handler.ExceptionType))
            {
                return true;
            }
        }

        return false;
    }

    private static bool CatchesAll(ITypeSymbol? type)
    {
        return type is null
            || type.SpecialType == SpecialType.System_Object
            || type.ToDisplayString() == "System.Exception";
    }
}

using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureBoot.Analyzers.Ranges;

/// <summary>Follows untrusted numbers through the blocks of one method until no new facts appear, then calls the
/// sink.</summary>
internal sealed class RangeFlow(ControlFlowGraph graph, Evaluator evaluator, RangeSink sink)
{
    private const int MostRounds = 2000;

    private readonly ControlFlowGraph _graph = graph;
    private readonly Evaluator _evaluator = evaluator;
    private readonly RangeSink _sink = sink;
    private readonly Dictionary<int, NumberState> _before = [];

    /// <summary>Runs: first silently, by <paramref name="silent"/>, then once more over each block with the
    /// sink.</summary>
    internal void Run(NumberState start, Evaluator silent)
    {
        Queue<int> work = new();
        _before[0] = start;
        work.Enqueue(0);
        for (int round = 0; round < MostRounds && work.Count > 0; round++)
        {
            BasicBlock block = _graph.Blocks[work.Dequeue()];
            NumberState after = Step(block, silent);
            Go(
                block,
                block.ConditionalSuccessor,
                after,
                block.ConditionKind == ControlFlowConditionKind.WhenTrue,
                work);
            Go(
                block,
                block.FallThroughSuccessor,
                after,
                block.ConditionKind == ControlFlowConditionKind.WhenFalse,
                work);
            Raise(block, after, work);
        }

        foreach (BasicBlock block in _graph.Blocks)
        {
            if (_before.ContainsKey(block.Ordinal))
            {
                Step(block, _evaluator);
                Tell(block);
            }
        }
    }

    private NumberState Step(BasicBlock block, Evaluator evaluator)
    {
        evaluator.State = _before[block.Ordinal];
        foreach (IOperation operation in block.Operations)
        {
            evaluator.Visit(operation);
        }

        if (block.BranchValue is not null)
        {
            Number? value = evaluator.Visit(block.BranchValue);
            if (evaluator == _evaluator && block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return)
            {
                _sink.OnReturn(value);
            }
        }

        return evaluator.State;
    }

    private void Go(BasicBlock block, ControlFlowBranch? branch, NumberState after, bool isTrue, Queue<int> work)
    {
        if (branch is null)
        {
            return;
        }

        NumberState state = block.ConditionKind == ControlFlowConditionKind.None
            ? after
            : Bounding.Assume(after, block.BranchValue!, isTrue);
        foreach (ControlFlowRegion last in branch.FinallyRegions)
        {
            Enter(last.FirstBlockOrdinal, state, work);
        }

        if (branch.Destination is not null)
        {
            Enter(branch.Destination.Ordinal, state, work);
        }
    }

    private void Raise(BasicBlock block, NumberState after, Queue<int> work)
    {
        for (ControlFlowRegion? region = block.EnclosingRegion; region is not null; region = region.EnclosingRegion)
        {
            if (region.Kind != ControlFlowRegionKind.Try || region.EnclosingRegion is null)
            {
                continue;
            }

            foreach (ControlFlowRegion handler in region.EnclosingRegion.NestedRegions)
            {
                if (handler.Kind != ControlFlowRegionKind.Try)
                {
                    Enter(handler.FirstBlockOrdinal, after, work);
                }
            }
        }
    }

    private void Enter(int block, NumberState state, Queue<int> work)
    {
        NumberState joined = _before.TryGetValue(block, out NumberState? known) ? known.Join(state) : state;
        if (known is null || !joined.Equals(known))
        {
            _before[block] = joined;
            work.Enqueue(block);
        }
    }

    // A condition of a loop whose body has no other way out.
    private void Tell(BasicBlock block)
    {
        if (block.ConditionKind == ControlFlowConditionKind.None
            || block.BranchValue is not IBinaryOperation
            {
                OperatorKind: BinaryOperatorKind.LessThan
                or BinaryOperatorKind.LessThanOrEqual
            } test
            || !Loops.IsCondition(block.BranchValue.Syntax))
        {
            return;
        }

        _evaluator.State = _before[block.Ordinal];
        _sink.OnLoop(test.RightOperand, _evaluator.Visit(test.RightOperand));
    }
}

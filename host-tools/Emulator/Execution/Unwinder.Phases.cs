using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Threads;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Execution;

/// <summary>The two phases: the search for a handler, then the finallys on the way to it.</summary>
internal sealed partial class Unwinder
{
    /// <summary>True when instructions can run again, false when the thread is over.</summary>
    private bool Continue(GreenThread thread, Unwind entry)
    {
        while (true)
        {
            if (entry.Phase == UnwindPhase.Searching && Search(thread, entry))
            {
                return true;
            }

            Unwind? outer = RunFinallys(thread, entry, out bool runs);
            if (outer is null)
            {
                return runs;
            }

            entry = outer;
        }
    }

    /// <summary>Phase 1: finds the handler. True when a filter has to run first.</summary>
    private static bool Search(GreenThread thread, Unwind entry)
    {
        int depth = entry.HandlerFrame >= 0 ? entry.HandlerFrame : thread.Depth - 1;
        for (; depth >= 0; depth--)
        {
            CallFrame frame = thread.At(depth);
            if (frame.Method.Handlers.Length > 0)
            {
                int at = entry.ResumeAt >= 0 ? entry.ResumeAt : FaultAt(thread, frame, depth);
                entry.ResumeAt = -1;
                if (Find(frame, at, -1, onlyFinally: false, entry.Thrown) is { } handler)
                {
                    entry.HandlerStart = handler.Start;
                    entry.HandlerEnd = handler.End;
                    entry.HandlerFrame = depth;
                    if (handler.Kind == HandlerKind.Filter)
                    {
                        if (TryRunFilter(thread, entry, frame, handler))
                        {
                            return true;
                        }

                        // The same frame again, after the filter.
                        entry.ResumeAt = handler.FilterStart;
                        depth++;
                        continue;
                    }

                    entry.Phase = UnwindPhase.RunningFinallys;
                    return false;
                }
            }

            if (frame.Kind == FrameKind.Filter)
            {
                break;
            }
        }

        entry.HandlerFrame = -1;
        entry.Phase = UnwindPhase.RunningFinallys;
        return false;
    }

    /// <summary>The instruction that was running in a frame.</summary>
    private static int FaultAt(GreenThread thread, CallFrame frame, int depth)
    {
        return depth == thread.Depth - 1 ? frame.Pc : frame.Pc - 1;
    }

    /// <summary>Starts a filter; without room for its frame its answer is "no".</summary>
    private static bool TryRunFilter(GreenThread thread, Unwind entry, CallFrame frame, Handler handler)
    {
        try
        {
            RunFilter(thread, entry, frame, handler);
            return true;
        }
        catch (FirmwareException)
        {
            return false;
        }
    }

    private static void RunFilter(GreenThread thread, Unwind entry, CallFrame frame, Handler handler)
    {
        entry.BlockStart = handler.FilterStart;
        entry.BlockEnd = handler.Start;
        CallFrame top = thread.Top;
        ValueSlot[] stack = top.Stack;
        int at = top.Eval + top.Method.MaxStack + 1;
        thread.FindRoom(frame.Method, ref stack, ref at);
        CallFrame filter = thread.Push(frame.Method, stack, at);
        filter.Kind = FrameKind.Filter;
        filter.NeedsLock = false;
        CopyVariables(frame, filter);
        filter.Stack[filter.Eval].SetObject(entry.Thrown);
        filter.Depth = 1;
        filter.Pc = handler.FilterStart;
        entry.Frame = thread.Depth - 1;
        thread.Thrown = null;
    }

    /// <summary>Phase 2: runs the finally blocks up to the handler, then the handler. Null with `runs`: instructions
    /// run, or the thread is over; another entry: a filter threw, and the search for the older exception
    /// continues.</summary>
    private Unwind? RunFinallys(GreenThread thread, Unwind entry, out bool runs)
    {
        runs = true;
        while (thread.Depth > 0)
        {
            int depth = thread.Depth - 1;
            CallFrame frame = thread.Top;
            bool isHandler = entry.HandlerFrame == depth;
            if (frame.Method.Handlers.Length > 0)
            {
                if (Find(frame, frame.Pc, isHandler ? entry.HandlerStart : -1, onlyFinally: true) is { } block)
                {
                    entry.Frame = depth;
                    entry.LeaveTarget = -1;
                    entry.BlockStart = block.Start;
                    entry.BlockEnd = block.End;
                    thread.Thrown = null;
                    frame.Depth = 0;
                    frame.Pc = block.Start;
                    return null;
                }

                if (isHandler)
                {
                    entry.BlockStart = entry.HandlerStart;
                    entry.BlockEnd = entry.HandlerEnd;
                    entry.Frame = depth;
                    entry.Phase = UnwindPhase.RunningHandler;
                    frame.Pc = entry.HandlerStart;
                    frame.Depth = 1;
                    frame.Stack[frame.Eval].SetObject(entry.Thrown);
                    thread.Thrown = null;
                    return null;
                }
            }

            if (frame.Kind == FrameKind.Filter)
            {
                return AbandonFilter(thread, frame);
            }

            entry.Frame = -1;
            PopFrame(thread, frame);
        }

        thread.Unwinds.Clear();
        runs = false;
        return null;
    }

    /// <summary>An exception inside a filter counts as its answer "no".</summary>
    private static Unwind AbandonFilter(GreenThread thread, CallFrame filter)
    {
        thread.Unwinds.RemoveAt(thread.Unwinds.Count - 1);
        Unwind older = thread.Unwinds[^1];
        CopyBack(thread.At(older.HandlerFrame), filter);
        older.ResumeAt = older.BlockStart;
        older.Frame = -1;
        thread.Pop();
        thread.Thrown = older.Thrown;
        return older;
    }

    private void PopFrame(GreenThread thread, CallFrame frame)
    {
        _runtime.Monitors.ExitMethod(thread, frame);
        int depth = thread.Depth - 1;
        thread.Unwinds.RemoveAll(u => u.Frame == depth);
        thread.Pop();
        if (thread.Depth > 0)
        {
            thread.Top.Pc--;
        }
    }

    /// <summary>The first entry of the exception table that applies (CLR_RT_Thread::FindEhBlock).</summary>
    private static Handler? Find(CallFrame frame, int from, int to, bool onlyFinally, HeapObject? thrown = null)
    {
        foreach (Handler handler in frame.Method.Handlers)
        {
            if (handler.Kind == HandlerKind.Filter && handler.FilterStart <= from && from < handler.Start)
            {
                from = handler.TryStart;
                continue;
            }

            if (from < handler.TryStart || from >= handler.TryEnd)
            {
                continue;
            }

            if (onlyFinally)
            {
                if (handler.Kind == HandlerKind.Finally && (to < 0 || to < handler.TryStart || to >= handler.TryEnd))
                {
                    return handler;
                }
            }
            else if (handler.Kind == HandlerKind.Filter
                || (handler.Kind == HandlerKind.Catch
                    && (handler.Catches is null || Casts.Derives(thrown!.Type, handler.Catches))))
            {
                return handler;
            }
        }

        return null;
    }

    private static void CopyVariables(CallFrame from, CallFrame to)
    {
        int arguments = from.Method.ArgumentCount;
        System.Array.Copy(from.Stack, from.Args, to.Stack, to.Args, arguments);
        System.Array.Copy(from.Stack, from.Locals, to.Stack, to.Locals, from.Method.Locals.Length);
    }

    private static void CopyBack(CallFrame original, CallFrame filter)
    {
        CopyVariables(filter, original);
    }
}

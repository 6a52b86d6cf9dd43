using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Results;
using SecureBoot.Emulator.Threads;

namespace SecureBoot.Emulator.Natives;

/// <summary>System.Diagnostics: what firmware prints, and failed assertions.</summary>
internal static class DebugNatives
{
    private const string DebugType = "System.Diagnostics.Debug";

    public static void Add(NativeTable table)
    {
        table.On(DebugType).Add("WriteLineNative(System.String,System.Boolean)", WriteLine);
        table.On("System.Diagnostics.Debugger")
            .Add("get_IsAttached", static c => c.Return(false))
            .Add("Break", Break);
    }

    private static void WriteLine(NativeCall call)
    {
        call.Runtime.Print(call.Text(0) ?? "<null>");
        if (call.Bool(1))
        {
            call.Runtime.Print("\r\n");
        }
    }

    // The device continues without a debugger; a failed assertion is worth a report.
    private static void Break(NativeCall call)
    {
        CallFrame caller = call.Thread.Top;
        if (caller.Method.Owner.FullName == DebugType)
        {
            throw new StopRun(Outcome.AssertionFailed, "a debug assertion failed: " + Message(caller));
        }
    }

    private static string Message(CallFrame assert)
    {
        return assert.Method.ArgumentCount > 1 && assert.Stack[assert.Args + 1].Ref is HeapString text
            ? text.Value
            : "no message";
    }
}

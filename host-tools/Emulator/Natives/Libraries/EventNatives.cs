using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;

namespace SecureBoot.Emulator.Natives.Libraries;

/// <summary>nanoFramework.Runtime.Events. The event sink is the only driver. A weak delegate holds its targets here,
/// which the device's does not.</summary>
internal static class EventNatives
{
    private const string Driver = "EventSink";

    public static void Add(NativeTable table)
    {
        table.On("nanoFramework.Runtime.Events.EventSink").Add("EventConfig", static c => { });
        table.On("nanoFramework.Runtime.Events.NativeEventDispatcher")
            .Add("#ctor(System.String,System.UInt64)", Construct)
            .Add("EnableInterrupt", static c => Live(c))
            .Add("DisableInterrupt", static c => Live(c))
            .Add("Dispose(System.Boolean)", static c => c.State.Events.Remove(c.This()));
        table.On("nanoFramework.Runtime.Events.WeakDelegate")
            .Add("Combine(System.Delegate,System.Delegate)", DelegateNatives.Combine)
            .Add("Remove(System.Delegate,System.Delegate)", DelegateNatives.Remove);
    }

    private static void Construct(NativeCall call)
    {
        string name = call.TextOrThrow(1);
        if (name != Driver)
        {
            throw call.Throw(name.Length == 0 ? Fault.ArgumentNull : Fault.Plain);
        }

        call.State.Events.Register(call.This());
    }

    private static HeapObject Live(NativeCall call)
    {
        return call.This().Field("disposed").I4 == 0 ? call.This() : throw call.Throw(Fault.ObjectDisposed);
    }
}

using SecureBoot.Boot;
using SecureBoot.Update.Simulation;

namespace SecureBoot.Update.Tests.BrokenDevices;

/// <summary>Writes the confirmation first, and the revoked keys in a second record.</summary>
internal sealed class LateRevocationDevice(SimulationSetup setup, Scenario scenario) : SimulatedDevice(setup, scenario)
{
    protected override UpdateSessionResult ConfirmImage(BootSession session)
    {
        int slot = session.Record.SlotNumber;
        JournalState next = Journal.State.Copy();
        next.SetState(slot, SlotState.Confirmed);
        next.Active = slot;
        next.Counter = next.CounterOf(slot);
        Journal.Write(next);
        next.Revoked = session.Record.Revoked;
        return Journal.Write(next) ? UpdateSessionResult.Success : UpdateSessionResult.FlashError;
    }
}

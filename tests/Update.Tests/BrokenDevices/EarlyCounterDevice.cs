using SecureBoot.Boot;
using SecureBoot.Update.Simulation;

namespace SecureBoot.Update.Tests.BrokenDevices;

/// <summary>Raises the counter in a separate record before the confirmation.</summary>
internal sealed class EarlyCounterDevice(SimulationSetup setup, Scenario scenario) : SimulatedDevice(setup, scenario)
{
    protected override UpdateSessionResult ConfirmImage(BootSession session)
    {
        JournalState state = Journal.State.Copy();
        state.Counter = session.Record.SecurityCounter;
        Journal.Write(state);
        return session.Confirm();
    }
}

using SecureBoot.Boot;
using SecureBoot.Update.Simulation;

namespace SecureBoot.Update.Tests.BrokenDevices;

/// <summary>Raises the counter at the launch of an image.</summary>
internal sealed class EagerCounterDevice(SimulationSetup setup, Scenario scenario) : SimulatedDevice(setup, scenario)
{
    protected override void AfterLaunch()
    {
        JournalState state = Journal.State.Copy();
        state.Counter = Running!.SecurityCounter;
        Journal.Write(state);
    }
}

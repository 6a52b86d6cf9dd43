using SecureBoot.Update.Simulation;

namespace SecureBoot.Update.Tests.BrokenDevices;

/// <summary>Has no deadline for a trial.</summary>
internal sealed class UnendingTrialDevice(SimulationSetup setup, Scenario scenario) : SimulatedDevice(setup, scenario)
{
    protected override bool EndsTrial()
    {
        return false;
    }
}

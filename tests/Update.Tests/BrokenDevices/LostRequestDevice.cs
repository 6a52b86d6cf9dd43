using SecureBoot.Boot;
using SecureBoot.Update.Simulation;

namespace SecureBoot.Update.Tests.BrokenDevices;

/// <summary>Forgets a request for recovery.</summary>
internal sealed class LostRequestDevice(SimulationSetup setup, Scenario scenario) : RewritingDevice(setup, scenario)
{
    protected override BootSelection Decide(BootSelector selector)
    {
        Rewrite(static state => state.Request = BootReason.None);
        return base.Decide(selector);
    }
}

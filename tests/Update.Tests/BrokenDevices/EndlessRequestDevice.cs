using SecureBoot.Boot;
using SecureBoot.Update.Simulation;

namespace SecureBoot.Update.Tests.BrokenDevices;

/// <summary>Goes into recovery at each boot after one request.</summary>
internal sealed class EndlessRequestDevice(SimulationSetup setup, Scenario scenario) : RewritingDevice(setup, scenario)
{
    protected override BootSelection Decide(BootSelector selector)
    {
        BootSelection selection = base.Decide(selector);
        if (selection.Reason == BootReason.RecoveryRequested)
        {
            Rewrite(static state => state.Request = BootReason.RecoveryRequested);
        }

        return selection;
    }
}

using SecureBoot.Boot;
using SecureBoot.Update.Simulation;

namespace SecureBoot.Update.Tests.BrokenDevices;

/// <summary>Stores no count of starts.</summary>
internal sealed class UncountedStartsDevice(SimulationSetup setup, Scenario scenario) : RewritingDevice(setup, scenario)
{
    protected override BootSelection Decide(BootSelector selector)
    {
        BootSelection selection = base.Decide(selector);
        Rewrite(static state => state.Starts = 0);
        return selection;
    }
}

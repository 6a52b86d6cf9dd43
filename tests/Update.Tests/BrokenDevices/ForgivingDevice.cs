using SecureBoot.Boot;
using SecureBoot.Update.Simulation;

namespace SecureBoot.Update.Tests.BrokenDevices;

/// <summary>Forgets the image that failed its trial.</summary>
internal sealed class ForgivingDevice(SimulationSetup setup, Scenario scenario) : RewritingDevice(setup, scenario)
{
    protected override BootSelection Decide(BootSelector selector)
    {
        Rewrite(static state => state.Rejected = Image.ImageIdentity.Unknown);
        return base.Decide(selector);
    }
}

using SecureBoot.Boot;
using SecureBoot.Update.Simulation;

namespace SecureBoot.Update.Tests.BrokenDevices;

/// <summary>Never takes back a counted start after a sign of life.</summary>
internal sealed class SilentDevice(SimulationSetup setup, Scenario scenario) : SimulatedDevice(setup, scenario)
{
    protected override UpdateSessionResult GiveSignOfLife(BootSession session)
    {
        return UpdateSessionResult.Success;
    }
}

using SecureBoot.Boot;
using SecureBoot.Boot.Tests;
using SecureBoot.Update.Simulation;

namespace SecureBoot.Update.Tests.BrokenDevices;

/// <summary>Never flushes.</summary>
internal sealed class UnflushedDevice(SimulationSetup setup, Scenario scenario) : SimulatedDevice(setup, scenario)
{
    protected override BootStorage CreateStorage()
    {
        return new UnflushedStorage(base.CreateStorage());
    }

    private sealed class UnflushedStorage(BootStorage inner) : WrappedStorage(inner)
    {
        public override bool Flush(string name)
        {
            return true;
        }
    }
}

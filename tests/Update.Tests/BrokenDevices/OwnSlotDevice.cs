using SecureBoot.Boot;
using SecureBoot.Boot.Tests;
using SecureBoot.Update.Simulation;

namespace SecureBoot.Update.Tests.BrokenDevices;

/// <summary>Writes to the slot of the running image.</summary>
internal sealed class OwnSlotDevice(SimulationSetup setup, Scenario scenario) : SimulatedDevice(setup, scenario)
{
    protected override BootStorage CreateStorage()
    {
        return new CrossedStorage(base.CreateStorage());
    }

    private sealed class CrossedStorage(BootStorage inner) : WrappedStorage(inner)
    {
        public override bool Write(string name, int offset, byte[] source, int at, int count)
        {
            return base.Write(name == Slot.FileOf(Slot.B) ? Slot.FileOf(Slot.A) : name, offset, source, at, count);
        }
    }
}

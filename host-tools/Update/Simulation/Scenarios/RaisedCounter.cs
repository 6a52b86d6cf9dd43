using SecureBoot.Boot;

namespace SecureBoot.Update.Simulation.Scenarios;

/// <summary>An update with a higher security counter, on a board with a hardware counter.</summary>
internal sealed class RaisedCounter : Scenario
{
    public override string Name => "counter-raise";

    public override string Description => "the running image takes one with a higher security counter";

    public override void Prepare(SimulatedDevice device)
    {
        Begin(device, Install(device, device.Setup.Old, null));
    }

    public override bool Run(SimulatedDevice device, SimulationImage image, BootSession session)
    {
        return image == device.Setup.Old
            ? session.OtherState != SlotState.Rejected && Push(device, session.Updates, device.Setup.Raised)
            : session.Record.Action == BootAction.Trial && !device.Confirm(session);
    }

    public override bool MayEndWith(SimulationSetup setup, SimulationImage image, bool wasCut)
    {
        return image == setup.Raised || (wasCut && image == setup.Old);
    }
}

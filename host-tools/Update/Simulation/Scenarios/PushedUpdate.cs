using SecureBoot.Boot;

namespace SecureBoot.Update.Simulation.Scenarios;

/// <summary>The old image takes the new one, which confirms itself.</summary>
internal sealed class PushedUpdate : Scenario
{
    public override string Name => "update";

    public override string Description => "the running image takes a new one: transfer, trial, confirm";

    public override void Prepare(SimulatedDevice device)
    {
        Begin(device, Install(device, device.Setup.Old, null));
    }

    public override bool Run(SimulatedDevice device, SimulationImage image, BootSession session)
    {
        return image == device.Setup.Old
            ? session.OtherState != SlotState.Rejected && Push(device, session.Updates, device.Setup.New)
            : session.Record.Action == BootAction.Trial && !device.Confirm(session);
    }

    public override bool MayEndWith(SimulationSetup setup, SimulationImage image, bool wasCut)
    {
        return image == setup.New || (wasCut && image == setup.Old);
    }
}

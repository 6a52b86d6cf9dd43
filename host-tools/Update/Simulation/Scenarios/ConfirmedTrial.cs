using SecureBoot.Boot;

namespace SecureBoot.Update.Simulation.Scenarios;

/// <summary>A staged image has its trial and confirms itself.</summary>
internal sealed class ConfirmedTrial : Scenario
{
    public override string Name => "confirm";

    public override string Description => "a staged image: trial, confirm";

    public override void Prepare(SimulatedDevice device)
    {
        BeginWithPending(device, device.Setup.New);
    }

    public override bool Run(SimulatedDevice device, SimulationImage image, BootSession session)
    {
        return session.Record.Action == BootAction.Trial && !device.Confirm(session);
    }

    public override bool MayEndWith(SimulationSetup setup, SimulationImage image, bool wasCut)
    {
        return image == setup.New || (wasCut && image == setup.Old);
    }
}

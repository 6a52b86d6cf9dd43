using SecureBoot.Boot;

namespace SecureBoot.Update.Simulation.Scenarios;

/// <summary>An image on trial asks to go back.</summary>
internal sealed class RefusedTrial : Scenario
{
    public override string Name => "give-up";

    public override string Description => "a staged image: trial, and it asks to go back";

    public override void Prepare(SimulatedDevice device)
    {
        BeginWithPending(device, device.Setup.New);
    }

    public override bool Run(SimulatedDevice device, SimulationImage image, BootSession session)
    {
        return image == device.Setup.New && session.RequestRevert() != UpdateSessionResult.NoImage;
    }

    public override bool MayEndWith(SimulationSetup setup, SimulationImage image, bool wasCut)
    {
        return image == setup.Old;
    }
}

using SecureBoot.Boot;

namespace SecureBoot.Update.Simulation.Scenarios;

/// <summary>An image on trial crashes before it confirms itself.</summary>
internal sealed class CrashedTrial : Scenario
{
    public override string Name => "crash";

    public override string Description => "a staged image: trial, crash, revert";

    public override void Prepare(SimulatedDevice device)
    {
        BeginWithPending(device, device.Setup.Raised);
    }

    public override bool Run(SimulatedDevice device, SimulationImage image, BootSession session)
    {
        return image == device.Setup.Raised;
    }

    public override bool MayEndWith(SimulationSetup setup, SimulationImage image, bool wasCut)
    {
        return image == setup.Old;
    }
}

using SecureBoot.Boot;

namespace SecureBoot.Update.Simulation.Scenarios;

/// <summary>An image that fails its trial is offered again.</summary>
internal sealed class RejectedOffer : Scenario
{
    public override string Name => "rejected";

    public override string Description => "an image that failed its trial is offered again, and refused";

    public override void Prepare(SimulatedDevice device)
    {
        BeginWithPending(device, device.Setup.New);
    }

    public override bool Run(SimulatedDevice device, SimulationImage image, BootSession session)
    {
        if (image == device.Setup.New)
        {
            return true;
        }

        if (session.OtherState == SlotState.Pending)
        {
            // The storage failed, and it had no trial yet.
            return true;
        }

        return Push(device, session.Updates, device.Setup.New)
            ? throw new ViolationException("an image was staged that failed its trial")
            : false;
    }

    public override bool MayEndWith(SimulationSetup setup, SimulationImage image, bool wasCut)
    {
        return image == setup.Old;
    }
}

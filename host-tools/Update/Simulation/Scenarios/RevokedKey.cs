using SecureBoot.Boot;

namespace SecureBoot.Update.Simulation.Scenarios;

/// <summary>A key was stolen: an image signed by another key revokes it, and images that the thief signs are refused
/// from then on.</summary>
internal sealed class RevokedKey : Scenario
{
    public override string Name => "revoke";

    public override string Description =>
        "the running image takes one that revokes its key; then comes one signed by that key";

    public override void Prepare(SimulatedDevice device)
    {
        Begin(device, Install(device, device.Setup.Old, null));
    }

    public override bool Run(SimulatedDevice device, SimulationImage image, BootSession session)
    {
        if (image == device.Setup.Old)
        {
            return session.OtherState != SlotState.Rejected && Push(device, session.Updates, device.Setup.Revoking);
        }

        if (image == device.Setup.Stolen)
        {
            throw new ViolationException("an image was launched whose key is revoked");
        }

        return session.Record.Action == BootAction.Trial ? !device.Confirm(session) : OfferStolen(device, session);
    }

    public override bool MayEndWith(SimulationSetup setup, SimulationImage image, bool wasCut)
    {
        return image == setup.Revoking || (wasCut && image == setup.Old);
    }

    private static bool OfferStolen(SimulatedDevice device, BootSession session)
    {
        return Push(device, session.Updates, device.Setup.Stolen)
            ? throw new ViolationException("an image was staged whose key is revoked")
            : false;
    }
}

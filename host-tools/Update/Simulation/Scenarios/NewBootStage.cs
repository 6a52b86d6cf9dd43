using SecureBoot.Boot;

namespace SecureBoot.Update.Simulation.Scenarios;

/// <summary>The boot stage was replaced: one with the native path by one without, or the other way round.</summary>
internal sealed class NewBootStage : Scenario
{
    public override string Name => "new-boot-stage";

    public override string Description =>
        "a journal that knows its image by the other kind of identity: it is recognized, then an update";

    public override void Prepare(SimulatedDevice device)
    {
        JournalState state = Install(device, device.Setup.Old, null);
        state.SetIdentity(Slot.A, device.Setup.Old.OtherIdentity);
        Begin(device, state);
    }

    public override bool Run(SimulatedDevice device, SimulationImage image, BootSession session)
    {
        if (image != device.Setup.Old)
        {
            return session.Record.Action == BootAction.Trial && !device.Confirm(session);
        }

        return session.Record.Action == BootAction.Trial
            ? throw new ViolationException("the confirmed image was taken for a new one")
            : session.OtherState != SlotState.Rejected && Push(device, session.Updates, device.Setup.Raised);
    }

    public override bool MayEndWith(SimulationSetup setup, SimulationImage image, bool wasCut)
    {
        return image == setup.Raised || (wasCut && image == setup.Old);
    }
}

using SecureBoot.Boot;

namespace SecureBoot.Update.Simulation.Scenarios;

/// <summary>Two confirmed images; the newer one asks for the older.</summary>
internal sealed class RequestedRevert : Scenario
{
    public override string Name => "revert";

    public override string Description => "a confirmed image asks for the one before it";

    public override void Prepare(SimulatedDevice device)
    {
        JournalState state = Install(device, device.Setup.Old, device.Setup.New);
        state.Active = Slot.B;
        Begin(device, state);
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

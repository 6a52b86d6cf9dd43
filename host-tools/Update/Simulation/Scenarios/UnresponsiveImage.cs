using SecureBoot.Boot;

namespace SecureBoot.Update.Simulation.Scenarios;

/// <summary>The active image fails at each start; the one before it works.</summary>
internal sealed class UnresponsiveImage : Scenario
{
    // Few starts make few schedules.
    private const int StartLimit = 2;

    public override string Name => "unresponsive";

    public override string Description => "a confirmed image gives no sign of life: the other one has its turn";

    public override void Prepare(SimulatedDevice device)
    {
        device.Settings.StartLimit = StartLimit;
        JournalState state = Install(device, device.Setup.Old, device.Setup.New);
        state.Active = Slot.B;
        Begin(device, state);
    }

    public override bool Run(SimulatedDevice device, SimulationImage image, BootSession session)
    {
        return image == device.Setup.New;
    }

    public override bool MayEndWith(SimulationSetup setup, SimulationImage image, bool wasCut)
    {
        return image == setup.Old;
    }
}

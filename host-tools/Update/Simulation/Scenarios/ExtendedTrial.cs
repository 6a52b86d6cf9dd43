using SecureBoot.Boot;

namespace SecureBoot.Update.Simulation.Scenarios;

/// <summary>An image on trial takes more time than it has: the watch resets the board.</summary>
internal sealed class ExtendedTrial : Scenario
{
    public override string Name => "deadline";

    public override string Description => "a staged image: trial, made longer, not confirmed by its end: reset, revert";

    public override void Prepare(SimulatedDevice device)
    {
        BeginWithPending(device, device.Setup.Raised);
    }

    public override bool Run(SimulatedDevice device, SimulationImage image, BootSession session)
    {
        if (image != device.Setup.Raised)
        {
            return false;
        }

        session.ExtendTrial(BootSession.MaxExtension);
        return session.ExtendTrial(1) == UpdateSessionResult.Success
            ? throw new ViolationException("a trial was made longer than it may be")
            : device.WaitForDeadline();
    }

    public override bool MayEndWith(SimulationSetup setup, SimulationImage image, bool wasCut)
    {
        return image == setup.Old;
    }
}

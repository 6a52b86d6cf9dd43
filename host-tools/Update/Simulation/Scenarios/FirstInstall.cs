using SecureBoot.Boot;

namespace SecureBoot.Update.Simulation.Scenarios;

/// <summary>A board fresh from the factory, with an image in slot A and no journal.</summary>
internal sealed class FirstInstall : Scenario
{
    public override string Name => "first-install";

    public override string Description => "a fresh board with an image in slot A: trial, confirm";

    public override void Prepare(SimulatedDevice device)
    {
        device.Storage.Put(Slot.FileOf(Slot.A), device.Setup.Old.Bytes);
        device.Truth.IsStaged = true;
    }

    public override bool Run(SimulatedDevice device, SimulationImage image, BootSession session)
    {
        return session.Record.Action == BootAction.Trial && !device.Confirm(session);
    }

    public override bool MayEndWith(SimulationSetup setup, SimulationImage image, bool wasCut)
    {
        return image == setup.Old;
    }
}

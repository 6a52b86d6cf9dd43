using SecureBoot.Boot;

namespace SecureBoot.Update.Simulation.Scenarios;

/// <summary>No image is installed; an image arrives over the serial port.</summary>
internal sealed class RecoveryPush : Scenario
{
    public override string Name => "recovery";

    public override string Description => "an empty board takes an image in recovery: transfer, trial, confirm";

    public override void Prepare(SimulatedDevice device)
    {
        device.Storage.Put(Slot.FileOf(Slot.A), null);
    }

    public override bool Run(SimulatedDevice device, SimulationImage image, BootSession session)
    {
        return session.Record.Action == BootAction.Trial && !device.Confirm(session);
    }

    public override bool Recover(SimulatedDevice device, Updater updater)
    {
        return Push(device, updater, device.Setup.Old);
    }

    public override bool MayEndWith(SimulationSetup setup, SimulationImage image, bool wasCut)
    {
        return image == setup.Old;
    }
}

using SecureBoot.Boot;

namespace SecureBoot.Update.Simulation.Scenarios;

/// <summary>The active image is damaged; the other image boots and requests recovery, where an image arrives over the
/// serial port.</summary>
internal sealed class DamagedActive : Scenario
{
    public override string Name => "damaged-active";

    public override string Description =>
        "the active image is damaged: recovery writes over it, never over the one that boots";

    public override void Prepare(SimulatedDevice device)
    {
        Begin(device, Install(device, device.Setup.New, device.Setup.Old));
        byte[] damaged = (byte[])device.Setup.New.Bytes.Clone();
        damaged[1000] ^= 1;
        device.Storage.Put(Slot.FileOf(Slot.A), damaged);
    }

    public override bool Run(SimulatedDevice device, SimulationImage image, BootSession session)
    {
        return image == device.Setup.Old
            ? session.OtherState is SlotState.Confirmed or SlotState.Empty
                && session.RequestRecovery(BootReason.RecoveryRequested) != UpdateSessionResult.NoImage
            : session.Record.Action == BootAction.Trial && !device.Confirm(session);
    }

    public override bool Recover(SimulatedDevice device, Updater updater)
    {
        return updater.StagingSlot == Slot.A
            ? Push(device, updater, device.Setup.Raised)
            : throw new ViolationException("an image would go over the only one that boots");
    }

    public override bool MayEndWith(SimulationSetup setup, SimulationImage image, bool wasCut)
    {
        return image == setup.Raised || (wasCut && image == setup.Old);
    }
}

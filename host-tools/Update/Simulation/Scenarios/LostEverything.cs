using SecureBoot.Boot;

namespace SecureBoot.Update.Simulation.Scenarios;

/// <summary>Both journal records and the image are bad; an image comes over the serial port.</summary>
internal sealed class LostEverything : Scenario
{
    public override string Name => "lost-everything";

    public override string Description =>
        "both journal records and the image bad: nothing boots until an image is pushed";

    public override void Prepare(SimulatedDevice device)
    {
        device.Storage.Put(Slot.FileOf(Slot.A), device.Setup.New.Bytes[..^1]);
        device.Storage.Put(JournalRecord.FileOf(0), new byte[JournalRecord.Size]);
        device.Storage.Put(JournalRecord.FileOf(1), new byte[JournalRecord.Size]);
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

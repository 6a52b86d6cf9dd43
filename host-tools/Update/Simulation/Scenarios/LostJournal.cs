using SecureBoot.Boot;

namespace SecureBoot.Update.Simulation.Scenarios;

/// <summary>Both journal records are invalid; the new journal is made from the images in the slots.</summary>
internal sealed class LostJournal : Scenario
{
    public override string Name => "lost-journal";

    public override string Description => "both journal records bad: the image with the highest counter has a trial";

    public override void Prepare(SimulatedDevice device)
    {
        device.Storage.Put(Slot.FileOf(Slot.A), device.Setup.Raised.Bytes);
        device.Storage.Put(Slot.FileOf(Slot.B), device.Setup.Old.Bytes);
        device.Storage.Put(JournalRecord.FileOf(0), new byte[JournalRecord.Size]);
        device.Storage.Put(JournalRecord.FileOf(1), new byte[JournalRecord.Size]);
        device.Truth.CounterGranted = device.Setup.Raised.SecurityCounter;
        device.Truth.IsStaged = true;
    }

    public override bool Run(SimulatedDevice device, SimulationImage image, BootSession session)
    {
        return session.Record.Action == BootAction.Trial && !device.Confirm(session);
    }

    public override bool MayEndWith(SimulationSetup setup, SimulationImage image, bool wasCut)
    {
        return image == setup.Raised;
    }
}

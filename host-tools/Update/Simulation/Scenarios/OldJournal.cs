using SecureBoot.Boot;
using SecureBoot.Image;

namespace SecureBoot.Update.Simulation.Scenarios;

/// <summary>A board in the field gets this boot stage: its journal is of the layout before.</summary>
internal sealed class OldJournal : Scenario
{
    public override string Name => "old-journal";

    public override string Description =>
        "a journal of the layout before: image, counter and revocations are kept, then an update";

    public override void Prepare(SimulatedDevice device)
    {
        JournalState state = Install(device, device.Setup.Revoking, null);
        state.Revoked = RevokedKeys.None.With(device.Setup.Keys.At(0).KeyHash)!;
        for (uint sequence = 2; sequence < 4; sequence++)
        {
            device.Storage.Put(
                JournalRecord.FileOf(JournalRecord.IndexOf(sequence)), OldJournalRecord.Write(state, sequence));
        }
    }

    public override bool Run(SimulatedDevice device, SimulationImage image, BootSession session)
    {
        if (session.Record.Action != BootAction.Boot)
        {
            throw new ViolationException("the confirmed image of the old journal was not booted as such");
        }

        return Push(device, session.Updates, device.Setup.Stolen)
            ? throw new ViolationException("an image was staged whose key is revoked")
            : false;
    }

    public override bool MayEndWith(SimulationSetup setup, SimulationImage image, bool wasCut)
    {
        return image == setup.Revoking;
    }
}

using SecureBoot.Boot;

namespace SecureBoot.Update.Simulation.Scenarios;

/// <summary>An update was interrupted at two thirds and is resumed.</summary>
internal sealed class ResumedUpdate : Scenario
{
    public override string Name => "resume";

    public override string Description => "an interrupted transfer goes on where it stopped";

    public override void Prepare(SimulatedDevice device)
    {
        Begin(device, Install(device, device.Setup.Old, null));
        byte[] bytes = device.Setup.New.Bytes;
        device.Storage.Put(Slot.FileOf(Slot.B), bytes[..(bytes.Length * 2 / 3)]);
    }

    public override bool Run(SimulatedDevice device, SimulationImage image, BootSession session)
    {
        return image == device.Setup.Old
            ? session.OtherState != SlotState.Rejected && Push(device, session.Updates, device.Setup.New)
            : session.Record.Action == BootAction.Trial && !device.Confirm(session);
    }

    public override bool MayEndWith(SimulationSetup setup, SimulationImage image, bool wasCut)
    {
        return image == setup.New || (wasCut && image == setup.Old);
    }
}

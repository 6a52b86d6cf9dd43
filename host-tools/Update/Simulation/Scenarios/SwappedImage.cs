using SecureBoot.Boot;

namespace SecureBoot.Update.Simulation.Scenarios;

/// <summary>Another signed image was written into the file of the only confirmed slot.</summary>
internal sealed class SwappedImage : Scenario
{
    public override string Name => "swapped";

    public override string Description => "another signed image in the confirmed slot's file: trial, confirm";

    public override void Prepare(SimulatedDevice device)
    {
        JournalState state = new() { Active = Slot.A, Counter = device.Setup.Old.SecurityCounter };
        state.SetState(Slot.A, SlotState.Confirmed);
        state.SetCounter(Slot.A, device.Setup.Old.SecurityCounter);
        state.SetIdentity(Slot.A, device.Setup.Old.Identity);
        device.Storage.Put(Slot.FileOf(Slot.A), device.Setup.Raised.Bytes);
        device.Truth.BeginConfirm(device.Setup.Old.Index);
        device.Truth.CounterGranted = device.Setup.Old.SecurityCounter;
        device.Truth.IsStaged = true;
        Begin(device, state);
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

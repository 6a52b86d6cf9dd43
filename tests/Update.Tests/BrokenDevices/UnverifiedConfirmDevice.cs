using SecureBoot.Boot;
using SecureBoot.Update.Simulation;

namespace SecureBoot.Update.Tests.BrokenDevices;

/// <summary>Confirms a pending image before its verification.</summary>
internal sealed class UnverifiedConfirmDevice(SimulationSetup setup, Scenario scenario)
    : SimulatedDevice(setup, scenario)
{
    protected override BootSelection Decide(BootSelector selector)
    {
        Journal.Load();
        int other = Slot.Other(Journal.State.Active);
        if (Journal.Status == JournalStatus.Ok && Journal.State.StateOf(other) == SlotState.Pending)
        {
            JournalState state = Journal.State.Copy();
            state.SetState(other, SlotState.Confirmed);
            state.Active = other;
            Journal.Write(state);
        }

        return base.Decide(selector);
    }
}

using System;
using SecureBoot.Boot;
using SecureBoot.Update.Simulation;

namespace SecureBoot.Update.Tests.BrokenDevices;

/// <summary>Changes the journal's state before or after the decision of a boot.</summary>
internal abstract class RewritingDevice(SimulationSetup setup, Scenario scenario) : SimulatedDevice(setup, scenario)
{
    protected void Rewrite(Action<JournalState> change)
    {
        Journal.Load();
        if (Journal.Status != JournalStatus.Ok)
        {
            return;
        }

        JournalState state = Journal.State.Copy();
        change(state);
        if (!state.IsSame(Journal.State))
        {
            Journal.Write(state);
        }
    }
}

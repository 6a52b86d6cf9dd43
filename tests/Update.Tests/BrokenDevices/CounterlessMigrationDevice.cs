using SecureBoot.Boot;
using SecureBoot.Update.Simulation;

namespace SecureBoot.Update.Tests.BrokenDevices;

/// <summary>Drops the security counter when it migrates a journal of the previous layout.</summary>
internal sealed class CounterlessMigrationDevice(SimulationSetup setup, Scenario scenario)
    : RewritingDevice(setup, scenario)
{
    protected override BootSelection Decide(BootSelector selector)
    {
        Journal.Load();
        if (Journal.RecordAt(0) == JournalRecordStatus.OldLayout
            || Journal.RecordAt(1) == JournalRecordStatus.OldLayout)
        {
            Rewrite(static state => state.Counter = 0);
        }

        return base.Decide(selector);
    }
}

using SecureBoot.Boot;
using SecureBoot.Update.Simulation;

namespace SecureBoot.Update.Tests.BrokenDevices;

/// <summary>Drops the revoked keys when it migrates a journal of the previous layout.</summary>
internal sealed class UnrevokingMigrationDevice(SimulationSetup setup, Scenario scenario)
    : RewritingDevice(setup, scenario)
{
    protected override BootSelection Decide(BootSelector selector)
    {
        Journal.Load();
        if (Journal.RecordAt(0) == JournalRecordStatus.OldLayout
            || Journal.RecordAt(1) == JournalRecordStatus.OldLayout)
        {
            Rewrite(static state => state.Revoked = Image.RevokedKeys.None);
        }

        return base.Decide(selector);
    }
}

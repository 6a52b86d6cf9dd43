using System;
using System.Linq;
using SecureBoot.Boot.Tests;
using SecureBoot.Update.Simulation;
using SecureBoot.Update.Simulation.Scenarios;
using SecureBoot.Update.Tests.BrokenDevices;
using Xunit;

namespace SecureBoot.Update.Tests;

/// <summary>The campaign finds the mistakes that it looks for. Each device has one mistake, and is otherwise
/// correct.</summary>
public class BrokenDeviceTests
{
    private static readonly SimulationSetup s_setup = SimulationSetup.Create(3000);

    // mistake, scenario, fragment of the verdict
    public static TheoryData<string, string, string> Mistakes { get; } = new()
    {
        { nameof(EarlyCounterDevice), "counter-raise", "the highest of a confirmed image" },
        { nameof(EagerCounterDevice), "counter-raise", "the highest of a confirmed image" },
        { nameof(LateTrialDevice), "crash", "was on trial twice" },
        { nameof(SingleRecordDevice), "confirm", "the counter fell" },
        { nameof(UnverifiedConfirmDevice), "confirm", "without a trial" },
        { nameof(UnflushedDevice), "counter-raise", "resets on and on" },
        { nameof(LateRevocationDevice), "revoke", "was staged whose key is revoked" },
        { nameof(OwnSlotDevice), "update", "was written while it ran" },
        { nameof(UnendingTrialDevice), "deadline", "the device ends with raised" },
        { nameof(UncountedStartsDevice), "unresponsive", "resets on and on" },
        { nameof(SilentDevice), "confirm", "starts without a sign of life" },
        { nameof(UncomparedIdentityDevice), "swapped", "without a trial" },
        { nameof(UncomparedIdentityDevice), "swapped-fallback", "without a trial" },
        { nameof(LostRequestDevice), "recovery-request", "asked for and did not come" },
        { nameof(EndlessRequestDevice), "recovery-request", "resets on and on" },
        { nameof(CounterlessMigrationDevice), "old-journal", "was not booted as such" },
        { nameof(UnrevokingMigrationDevice), "old-journal", "was staged whose key is revoked" },
        { nameof(ForgivingDevice), "rejected", "was staged that failed its trial" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Campaign_DeviceWithMistake_FindsIt(string mistake, string story, string words)
    {
        Scenario scenario = AllScenarios.List.Single(candidate => candidate.Name == story);
        Type type = typeof(WrappedStorage).Assembly.GetType(
            "SecureBoot.Update.Tests.BrokenDevices." + mistake, throwOnError: true)!;

        CampaignResult result = new Campaign(
            s_setup,
            scenario,
            (setup, told) => (SimulatedDevice)Activator.CreateInstance(type, setup, told)!).Run(depth: 1);

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join("\n", result.Violations));
        Assert.Contains(result.Violations, violation => violation.Contains(words, StringComparison.Ordinal));
    }
}

using System;
using System.Linq;
using SecureBoot.Update.Simulation;
using SecureBoot.Update.Simulation.Scenarios;
using Xunit;

namespace SecureBoot.Update.Tests;

/// <summary>Power cuts at each write of a scenario: the device keeps its promises.</summary>
public class CampaignTests
{
    private static readonly SimulationSetup s_native = SimulationSetup.Create(3000);
    private static readonly SimulationSetup s_plain = SimulationSetup.Create(3000, nativeHash: false);

    public static TheoryData<string> Scenarios { get; } = [.. AllScenarios.List.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Campaign_EveryCut_DeviceKeepsItsPromises(string scenario)
    {
        Run(s_native, scenario, depth: 1);
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Campaign_EveryCutWithoutTheNativePath_DeviceKeepsItsPromises(string scenario)
    {
        Run(s_plain, scenario, depth: 1);
    }

    // The command that tests second cuts without the native path: secureboot simulate --exhaustive --depth 2
    // --no-native-hash.
    [Theory]
    [Trait("Set", "slow")]
    [MemberData(nameof(Scenarios))]
    public void Campaign_EveryCutAndEverySecondCut_DeviceKeepsItsPromises(string scenario)
    {
        Run(s_native, scenario, depth: 2);
    }

    /// <summary>A campaign that runs equal states once counts the same schedules as a campaign that runs
    /// each.</summary>
    [Fact]
    [Trait("Set", "slow")]
    public void Campaign_EachScheduleRun_HasTheSameCounts()
    {
        Scenario scenario = AllScenarios.List.Single(candidate => candidate.Name == "crash");
        CampaignResult each = new Campaign(s_native, scenario, (setup, told) => new DistinctDevice(setup, told))
            .Run(depth: 2);
        CampaignResult once = new Campaign(s_native, scenario).Run(depth: 2);
        Assert.Equal(
            (each.Operations, each.Schedules, each.Cuts, each.Fired),
            (once.Operations, once.Schedules, once.Cuts, once.Fired));
        Assert.Empty(each.Violations);
    }

    private static void Run(SimulationSetup setup, string name, int depth)
    {
        Scenario scenario = AllScenarios.List.Single(candidate => candidate.Name == name);
        CampaignResult result = new Campaign(setup, scenario).Run(depth);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{result.Operations} operations, {result.Schedules} schedules, {result.Fired} of {result.Cuts} cuts "
                + "fired");
        Assert.Empty(result.Violations);
        Assert.Equal(result.Cuts, result.Fired);
        Assert.True(result.Schedules > result.Operations * (depth == 1 ? 1 : 100), $"{result.Schedules} schedules");
    }

    // No state equals another one.
    private sealed class DistinctDevice(SimulationSetup setup, Scenario scenario) : SimulatedDevice(setup, scenario)
    {
        public override string StateDigest() => Guid.NewGuid().ToString();
    }
}

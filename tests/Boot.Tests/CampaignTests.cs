using System.Collections.Generic;
using SecureBoot.Update.Simulation;
using SecureBoot.Update.Simulation.Scenarios;
using Xunit;

namespace SecureBoot.Boot.Tests;

public class CampaignTests
{
    [Fact]
    public void Campaign_EveryCutAndEverySecondCut_DeviceKeepsItsPromises()
    {
        Assert.True(Run(SimulationSetup.Create(3000), depth: 2) >= 100_000);
    }

    // The second cuts of this one too: secureboot simulate --exhaustive --depth 2 --no-native-hash.
    [Fact]
    public void Campaign_EveryCutWithoutTheNativePath_DeviceKeepsItsPromises()
    {
        Assert.True(Run(SimulationSetup.Create(3000, nativeHash: false), depth: 1) >= 1000);
    }

    private static long Run(SimulationSetup setup, int depth)
    {
        List<CampaignResult> results = [];
        foreach (Scenario scenario in AllScenarios.List)
        {
            CampaignResult result = new Campaign(setup, scenario).Run(depth);
            TestContext.Current.TestOutputHelper?.WriteLine($"{result.Scenario}: {result.Operations} operations, {result.Schedules} schedules, {result.Fired} of {result.Cuts} cuts fired");
            results.Add(result);
            Assert.Empty(result.Violations);
        }

        CampaignResult sum = CampaignResult.Sum(results);
        TestContext.Current.TestOutputHelper?.WriteLine($"all: {sum.Schedules} schedules, {sum.Fired} of {sum.Cuts} cuts fired");
        Assert.Equal(sum.Cuts, sum.Fired);
        return sum.Schedules;
    }
}

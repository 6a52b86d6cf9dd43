using System.Collections.Generic;
using SecureBoot.Update.Simulation;
using SecureBoot.Update.Simulation.Scenarios;
using Xunit;

namespace SecureBoot.Boot.Tests;

public class CampaignTests
{
    private static readonly SimulationSetup s_setup = SimulationSetup.Create(3000);

    [Fact]
    public void Campaign_EveryCutAndEverySecondCut_DeviceKeepsItsPromises()
    {
        List<CampaignResult> results = [];
        foreach (Scenario scenario in AllScenarios.List)
        {
            CampaignResult result = new Campaign(s_setup, scenario).Run(depth: 2);
            TestContext.Current.TestOutputHelper?.WriteLine($"{result.Scenario}: {result.Operations} operations, {result.Schedules} schedules, {result.Fired} of {result.Cuts} cuts fired");
            results.Add(result);
            Assert.Empty(result.Violations);
        }

        CampaignResult sum = CampaignResult.Sum(results);
        TestContext.Current.TestOutputHelper?.WriteLine($"all: {sum.Schedules} schedules, {sum.Fired} of {sum.Cuts} cuts fired");
        Assert.Equal(sum.Cuts, sum.Fired);
        Assert.True(sum.Schedules >= 100_000, $"{sum.Schedules} schedules");
    }
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Boot.Tests;

public class BootTableTests
{
    [Fact]
    public void Table_ComparedWithItsDocument_IsTheSameRowForRow()
    {
        string[] lines = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "boot.md"));
        IEnumerable<string> written =
            lines.SkipWhile(line => !line.StartsWith("| active | other |", StringComparison.Ordinal)).Skip(2)
                .TakeWhile(line => line.StartsWith('|'));
        IEnumerable<string> coded = BootTable.GetRows().Select(Write);

        Assert.Equal(written, coded);
    }

    [Fact]
    public void Find_EveryPairOfStates_EndsAndTakesNoImageThatIsNotThere()
    {
        foreach (SlotState active in Enum.GetValues<SlotState>())
        {
            foreach (SlotState other in Enum.GetValues<SlotState>())
            {
                BootRule rule = BootTable.Find(active, other);
                SlotState taken = rule.TakesOther ? other : active;
                bool isLaunchable = taken is SlotState.Pending or SlotState.Trial or SlotState.Confirmed;
                Assert.True(rule.Action == BootAction.Refuse || isLaunchable, $"{active}, {other}: {rule.Action}");
            }
        }
    }

    [Fact]
    public void Names_EveryMember_IsItsOwn()
    {
        Assert.All(Enum.GetValues<BootAction>(), action => Assert.Equal(action.ToString(), BootNames.Get(action)));
        Assert.All(Enum.GetValues<BootReason>(), reason => Assert.Equal(reason.ToString(), BootNames.Get(reason)));
        Assert.All(Enum.GetValues<SlotState>(), state => Assert.Equal(state.ToString(), BootNames.Get(state)));
        Assert.Equal("77", BootNames.Get((BootReason)77));
        Assert.Equal("16", BootNames.Get((BootReason)16));
    }

    private static string Write(BootRule rule)
    {
        string image = rule.Action == BootAction.Refuse ? "" : rule.TakesOther ? " other" : " active";
        return $"| {NameOf(rule.Active)} | {NameOf(rule.Other)} | {rule.Action} |{image} | {rule.Reason} |";
    }

    private static string NameOf(int state)
    {
        return state == BootRule.Any ? "any" : ((SlotState)state).ToString();
    }
}

using System.Threading.Tasks;
using Xunit;

namespace SecureBoot.Analyzers.Tests;

/// <summary>The programs that secureboot race replays (RaceTests of Cli.Tests): the rules report each at the line that
/// the replay starts from.</summary>
public sealed class RaceFindingTests
{
    [Theory]
    [InlineData("Counter", "SB1101 24")]
    [InlineData("Checked", "SB1110 17")]
    [InlineData("Late", "SB1101 13, CS8618 7")]
    [InlineData("Turns", "SB1101 25")]
    public async Task Program_ThatIsReplayed_IsReportedAt(string name, string rules)
    {
        Assert.Equal(rules, await NaiveProgram.Refusals("race", name));
    }
}

using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>docs/updates.md, section 9: a fleet of the size that the document names.</summary>
public sealed class FleetCommandTests
{
    [Fact]
    [Trait("Set", "slow")]
    public async Task Commands_OfTheDocument_FindNoViolation()
    {
        using DocumentWalk walk = new();
        string[] commands = DocumentWalk.Commands("docs/updates.md", "sh by:FleetCommandTests");
        Assert.Equal(2, commands.Length);
        CommandResult result = await walk.Run(commands);
        Assert.Equal(3, result.Output.Split("$ secureboot simulate --fleet 100000").Length);
        Assert.True(File.Exists(walk.File("fleet.svg")));
    }
}

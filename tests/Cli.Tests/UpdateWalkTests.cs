using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>docs/updates.md, section 1.2, as a user types the commands: in an empty folder, up to a version that comes
/// over the network.</summary>
public sealed class UpdateWalkTests
{
    private const string Document = "docs/updates.md";
    private const string Mark = "sh by:UpdateWalkTests";
    private const string DocumentedPort = "=8080";

    [Fact]
    [Trait("Set", "slow")]
    public async Task Commands_InAnEmptyFolder_LeadToAVersionThatCameOverTheNetwork()
    {
        using DocumentWalk walk = new();
        Directory.CreateDirectory(walk.File("site"));
        using StaticServer server = new(walk.File("site"));
        string port = "=" + new Uri(server.Url).Port;

        CommandResult result = await walk.Run(DocumentWalk.Commands(Document, Mark)
            .Select(command => command.Replace(DocumentedPort, port, StringComparison.Ordinal)));

        string[] runs = result.Output.Split("$ secureboot run");
        Assert.Equal(3, runs.Length);
        Assert.Contains("A Confirmed 0.1.0+0, B Empty", runs[1], StringComparison.Ordinal);
        Assert.Contains("# updates: reset\n", runs[2], StringComparison.Ordinal);
        Assert.Contains("boot: Trial slot B: Pending\n", runs[2], StringComparison.Ordinal);
        Assert.Contains("# healthy: image confirmed\n", runs[2], StringComparison.Ordinal);
        Assert.Contains("A Confirmed 0.1.0+0, B Confirmed 0.2.0+0", runs[2], StringComparison.Ordinal);
        Assert.Contains("artifacts/bin/BootStage/release, 17 assemblies, ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Commands_OfTheWalk_AreThere()
    {
        Assert.Equal(21, DocumentWalk.Commands(Document, Mark).Length);
    }
}

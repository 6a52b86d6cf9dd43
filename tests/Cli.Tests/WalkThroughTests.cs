using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>docs/flashing.md, section 4, as a user types the commands: in an empty folder, up to the step that needs
/// the board.</summary>
public sealed class WalkThroughTests
{
    private const string Document = "docs/flashing.md";
    private const string Mark = "sh by:WalkThroughTests";

    [Fact]
    [Trait("Set", "slow")]
    public async Task Commands_InAnEmptyFolder_LeadToASignedImageAndThePlanToFlashIt()
    {
        using DocumentWalk walk = new();

        CommandResult result = await walk.Run(DocumentWalk.Commands(Document, Mark));

        string output = result.Output;
        Assert.DoesNotContain("does not hold the key", result.Talk, StringComparison.Ordinal);
        Assert.Contains("status: Ok\n", output, StringComparison.Ordinal);
        Assert.Contains("key added: ", output, StringComparison.Ordinal);
        Assert.Contains("image: app.img, ", output, StringComparison.Ordinal);
        Assert.Contains(
            "boot stage: artifacts/bin/BootStage/release, 13 assemblies, ", output, StringComparison.Ordinal);
        Assert.Equal(8, output.Split('\n').Count(line => line.StartsWith("would run: ", StringComparison.Ordinal)));
        Assert.Contains(
            "would run: nanoff --platform esp32 --target ESP32_REV3 --serialport /dev/ttyUSB0 --deploy",
            output,
            StringComparison.Ordinal);
        string hash = Secureboot.Run("pubkey", "--key", walk.File("keys/release.pem"), "--format", "hash").Output
            .Trim();
        Assert.Contains(
            hash, File.ReadAllText(walk.File("firmware/BootStage/TrustedKeySource.cs")), StringComparison.Ordinal);
    }

    [Fact]
    public void Blocks_OfTheWalkThrough_AreOfAKnownKindAndInOrder()
    {
        string[] marks =
        [
            .. CommandBlock.All
                .Where(block => block is { Document: Document, Section: "4. The whole way" })
                .Select(block => block.Mark),
        ];
        Assert.Equal([Mark, Mark, Mark, Mark, "sh board", "sh board"], marks);
        Assert.Equal(15, DocumentWalk.Commands(Document, Mark).Length);
    }
}

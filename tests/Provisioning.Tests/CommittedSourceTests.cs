using System.IO;
using System.Linq;
using SecureBoot.Provisioning.Config;
using SecureBoot.Provisioning.Sources;
using SecureBoot.Signer.Keys;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Provisioning.Tests;

/// <summary>The committed sources equal the output of provisioning for an nf.config of the repository.</summary>
public static class CommittedSourceTests
{
    [Fact]
    public static void Firmware_IsWhatNfConfigSays()
    {
        BoardConfig config = BoardConfigReader.Read(Path.Combine(Repository.Root, "nf.config"));
        ConfiguredKeys keys = ConfiguredKeys.Load(config, isPublishedAllowed: false);

        Provisioner provisioner = new(config, keys, Path.Combine(Repository.Root, "firmware"));
        Assert.Empty(provisioner.Changed.Select(file => file.Path));
    }

    // tests/SensorBoard is the sample application for a board with all sensors.
    [Fact]
    public static void SensorBoard_IsWhatItsNfConfigSays()
    {
        string folder = Path.Combine(Repository.Root, "tests", "SensorBoard");
        BoardConfig config = BoardConfigReader.Read(Path.Combine(folder, "nf.config"));
        Assert.Equal(
            File.ReadAllBytes(Path.Combine(folder, "BoardConstants.cs")),
            BoardSources.OfApplication(config, "SensorApp"));
        Assert.Equal(
            File.ReadAllBytes(Path.Combine(folder, "Board.props")), BoardSources.OfApplicationBuild(config));
    }

    // tests/UpdatingApp is the sample application with updates, tests/LargeBootStage the boot stage of its board.
    [Fact]
    public static void UpdatingApp_IsWhatItsNfConfigSays()
    {
        string folder = Path.Combine(Repository.Root, "tests", "UpdatingApp");
        BoardConfig config = BoardConfigReader.Read(Path.Combine(folder, "nf.config"));
        ConfiguredKeys keys = ConfiguredKeys.Load(config, isPublishedAllowed: true);
        Assert.Equal(
            File.ReadAllBytes(Path.Combine(folder, "BoardConstants.cs")),
            BoardSources.OfApplication(config, "SensorApp"));
        Assert.Equal(
            File.ReadAllBytes(Path.Combine(folder, "Board.props")), BoardSources.OfApplicationBuild(config));
        Assert.Equal(
            File.ReadAllBytes(Path.Combine(folder, "PublisherKeySource.cs")),
            PublisherKeyWriter.Write(keys.Publishers, config.Boot.Product!, "SensorApp"));
        Assert.Equal(
            File.ReadAllBytes(Path.Combine(folder, "..", "LargeBootStage", "BootStageConstants.cs")),
            BoardSources.OfBootStage(config));
    }
}

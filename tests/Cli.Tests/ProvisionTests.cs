using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using SecureBoot.Provisioning.Boards;
using SecureBoot.Provisioning.Sources;
using SecureBoot.Signer.Keys;
using Xunit;

namespace SecureBoot.Cli.Tests;

public sealed class ProvisionTests : IDisposable
{
    private const string BootStage = "BootStage/BootStageConstants.cs";
    private const string Keys = "BootStage/TrustedKeySource.cs";
    private const string SensorApp = "SensorApp/BoardConstants.cs";

    // The public half of MCUboot's published development key root-ec-p256.
    private const string DevelopmentKey =
        "-----BEGIN PUBLIC KEY-----\n"
        + "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEKstAPOj+7VukSZWhqR2u6Nu+GTfN"
        + "FPsvJFc35ZU5iNmUudZa69fN1TCK1v5IskpqgQ7l8H2LaDTMOmr8U476wQ==\n"
        + "-----END PUBLIC KEY-----\n";

    private const string ExampleKey =
        "-----BEGIN PUBLIC KEY-----\n"
        + "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEYP7UuiVanTHJYet0xjVtaMBJuJI7"
        + "Yfps5mliLmDyn7Z5A/4QCLi8maQa6elWKLxk8vGyDC1+n1F3o8KU1EYimQ==\n"
        + "-----END PUBLIC KEY-----\n";

    private readonly BoardFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
    }

    [Theory]
    [InlineData("", "true")]
    [InlineData(" nativeHash=\"true\"", "true")]
    [InlineData(" nativeHash=\"false\"", "false")]
    public void Provision_NativeHash_IsABuildProperty(string attribute, string expected)
    {
        _folder.Configure(
            BoardFolder.Good.Replace(
                "securityCounter=\"3\"", "securityCounter=\"3\"" + attribute, StringComparison.Ordinal));
        Provision();
        Assert.Contains(
            $"<NativeHash Condition=\"'$(NativeHash)' == ''\">{expected}</NativeHash>",
            _folder.Source("BootStage/Board.props"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "false", "none", "false")]
    [InlineData("<sht4x address=\"0x45\" />", "true", "none", "false")]
    [InlineData("<bme280 bus=\"I2C\" address=\"0x77\" />", "false", "I2C", "false")]
    [InlineData("<bme280 bus=\"SPI\" />", "false", "SPI", "false")]
    [InlineData(
        "<analog channel=\"0\"><point raw=\"1\" value=\"-5\" /><point raw=\"9\" value=\"5\" /></analog>",
        "false",
        "none",
        "true")]
    public void Provision_Sensors_AreBuildPropertiesOfApplicationAndBootStage(
        string sensor, string climate, string weather, string analog)
    {
        const string Pins = "particlesTransmit=\"26\"";
        _folder.Configure(BoardFolder.Good.Replace(
            Pins,
            Pins + " i2cData=\"21\" i2cClock=\"22\" spiMosi=\"23\" spiMiso=\"19\" spiClock=\"18\" spiSelect=\"33\"",
            StringComparison.Ordinal)
            .Replace("  <keys", $"  <sensors>{sensor}</sensors>\n  <keys", StringComparison.Ordinal));
        Provision();
        foreach (string file in new[] { "BootStage/Board.props", "SensorApp/Board.props" })
        {
            Assert.Contains($">{climate}</ReadsSht4x>", _folder.Source(file), StringComparison.Ordinal);
            Assert.Contains($">{weather}</ReadsBme280>", _folder.Source(file), StringComparison.Ordinal);
            Assert.Contains($">{analog}</ReadsAnalog>", _folder.Source(file), StringComparison.Ordinal);
        }

        string source = _folder.Source(SensorApp);
        Assert.Equal(
            sensor.Contains("0x45", StringComparison.Ordinal),
            source.Contains("Sht4xAddress = 69;", StringComparison.Ordinal));
        Assert.Equal(
            sensor.Contains("0x77", StringComparison.Ordinal),
            source.Contains("Bme280Address = 119;", StringComparison.Ordinal));
        Assert.Equal(weather == "SPI", source.Contains("SpiSelectPin = 33;", StringComparison.Ordinal));
        Assert.Equal(analog == "true", source.Contains("return new[] { -5, 5 };", StringComparison.Ordinal));
    }

    // nanoFramework's firmware for the AtomS3 has no nanoFramework.System.Security.Cryptography.
    [Fact]
    public void Provision_AtomS3_HasNoNativeHash()
    {
        string config = BoardFolder.Good.Replace(
            "target=\"ESP32_REV3\" flash=\"4MB\"", "target=\"AtomS3\" flash=\"8MB\"", StringComparison.Ordinal)
            .Replace("recovery=\"27\"", "recovery=\"5\"", StringComparison.Ordinal)
            .Replace(
                "particles=\"25\" particlesTransmit=\"26\"",
                "particles=\"6\" particlesTransmit=\"7\"",
                StringComparison.Ordinal);
        _folder.Configure(config);
        Provision();
        Assert.Contains(">false</NativeHash>", _folder.Source("BootStage/Board.props"), StringComparison.Ordinal);
        _folder.Configure(
            config.Replace(
                "securityCounter=\"3\"", "securityCounter=\"3\" nativeHash=\"true\"", StringComparison.Ordinal));
        Secureboot.Run("provision", "--config", _folder.Config)
            .AssertError(2, "found nativeHash 'true' for AtomS3, expected 'false'");
    }

    [Fact]
    public void Provision_DryRun_FailsWhereTheRunWould()
    {
        string[] line = ["provision", "--config", _folder.Config, "--out", _folder.File("elsewhere")];
        CommandResult run = Secureboot.Run(line).AssertError(2, "its folder does not exist");
        CommandResult dry = Secureboot.Run([.. line, "--dry-run"]);
        Assert.Equal((run.ExitCode, run.Output, run.Talk), (dry.ExitCode, dry.Output, dry.Talk));
    }

    [Fact]
    public void Provision_ConstantsOfSomebodyElse_AreNamedAndLeftAlone()
    {
        string path = _folder.File("firmware/SensorApp/BoardConstants.cs");
        File.WriteAllText(path, "namespace SensorApp;\n");
        string alone = $"left alone: {path}: found no '// Written by `secureboot provision`' at its start, so it is ";
        Assert.Contains(alone, Provision().Output, StringComparison.Ordinal);
        string again = Provision().Output;
        Assert.Contains(alone, again, StringComparison.Ordinal);
        Assert.EndsWith("wrote: nothing, all other files are what nf.config says\n", again, StringComparison.Ordinal);
        Assert.Equal("namespace SensorApp;\n", File.ReadAllText(path));
    }

    [Fact]
    public void Provision_OtherNativeHash_SaysWhatChanges()
    {
        Provision();
        _folder.Configure(
            BoardFolder.Good.Replace(
                "securityCounter=\"3\"", "securityCounter=\"3\" nativeHash=\"false\"", StringComparison.Ordinal));
        Assert.Contains("Board.props: NativeHash: true -> false\n", Provision().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Provision_NewBoard_WritesEverySource()
    {
        string output = Provision().Output;

        Assert.Contains("firmware/BootStage/BootStageConstants.cs: new file\n", output, StringComparison.Ordinal);
        Assert.Contains("SecurityCounter = 3;", _folder.Source(BootStage), StringComparison.Ordinal);
        Assert.Contains("PulsePin = 4;", _folder.Source(SensorApp), StringComparison.Ordinal);
        string expected = Secureboot.Run(
            "pubkey", "--key", _folder.File("release.pem"), "--format", "csharp", "--table", "16").AssertDone().Output;
        Assert.Equal(expected, _folder.Source(Keys));
    }

    [Fact]
    public void Provision_TrialStartsAndProduct_StandInTheConstants()
    {
        _folder.Configure(
            BoardFolder.Good.Replace(
                "securityCounter=\"3\"",
                "securityCounter=\"3\" trialMinutes=\"7\" startLimit=\"9\" alive=\"explicit\" downgrade=\"refuse\" "
                    + "product=\"00112233-4455-6677-8899-aabbccddeeff\"",
                StringComparison.Ordinal));
        Provision();
        string source = _folder.Source(BootStage);
        Assert.Contains("TrialMinutes = 7;", source, StringComparison.Ordinal);
        Assert.Contains("StartLimit = 9;", source, StringComparison.Ordinal);
        Assert.Contains("AliveSeconds = 0;", source, StringComparison.Ordinal);
        Assert.Contains("RefusesDowngrade = true;", source, StringComparison.Ordinal);
        Assert.Contains(
            "return new byte[]\n        {\n            0x00, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88, 0x99, "
                + "0xAA, 0xBB, 0xCC, 0xDD, 0xEE, 0xFF,\n        };",
            source,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Provision_Publishers_StandInTheApplicationOnly()
    {
        Secureboot.Run("keygen", "--out", _folder.File("publisher.pem")).AssertDone();
        _folder.Configure(WithPublisher("publisher.pem"));

        string hash = Provision().Output.Split("publisher: ")[1].Split(' ')[0];

        Assert.Contains(
            $"// key hash {hash}\n", _folder.Source("SensorApp/PublisherKeySource.cs"), StringComparison.Ordinal);
        Assert.Contains(
            "return new byte[]\n        {\n            0x00, 0x11, 0x22,",
            _folder.Source("SensorApp/PublisherKeySource.cs"),
            StringComparison.Ordinal);
        Assert.DoesNotContain(hash, _folder.Source(Keys), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", false, "")]
    [InlineData("<updates url=\"http://u.example/a/\" channel=\"beta\" />", true, "null")]
    [InlineData("<updates url=\"https://u.example/a/\" channel=\"beta\" />", true, "null")]
    [InlineData(
        "<updates url=\"https://u.example/a/\" channel=\"beta\" authority=\"ca.pem\" />", true, "new byte[]")]
    public void Provision_Updates_AreConstantsOfTheApplicationAndABuildPropertyOfBoth(
        string element, bool takes, string authority)
    {
        Secureboot.Run("keygen", "--out", _folder.File("publisher.pem")).AssertDone();
        File.WriteAllText(_folder.File("ca.pem"), MakeAuthority(out byte[] certificate));
        _folder.Configure(WithPublisher("publisher.pem").Replace("</nf>", element + "</nf>", StringComparison.Ordinal));
        Provision();

        string value = takes ? "true" : "false";
        Assert.Contains($">{value}</TakesUpdates>", _folder.Source("SensorApp/Board.props"), StringComparison.Ordinal);
        Assert.Contains($">{value}</TakesUpdates>", _folder.Source("BootStage/Board.props"), StringComparison.Ordinal);
        string source = _folder.Source(SensorApp);
        Assert.Equal(takes, source.Contains("UpdateUrl = \"http", StringComparison.Ordinal));
        Assert.Equal(takes, source.Contains("UpdateChannel = \"beta\";", StringComparison.Ordinal));
        Assert.Equal(takes, source.Contains("        return " + authority, StringComparison.Ordinal));
        if (authority == "new byte[]")
        {
            byte[] written = [.. Regex.Matches(source.Split("GetUpdateAuthority")[1], "0x([0-9A-F]{2})")
                .Select(match => Convert.ToByte(match.Groups[1].Value, 16))];
            Assert.Equal(certificate, written);
        }
    }

    [Theory]
    [InlineData("nothing\n", "found 0 certificates, expected one certificate in PEM")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "found a damaged certificate")]
    public void Provision_AuthorityIsNone_IsRefused(string content, string found)
    {
        Secureboot.Run("keygen", "--out", _folder.File("publisher.pem")).AssertDone();
        File.WriteAllText(_folder.File("ca.pem"), content);
        _folder.Configure(WithPublisher("publisher.pem").Replace(
            "</nf>",
            "<updates url=\"https://u.example/\" channel=\"stable\" authority=\"ca.pem\" /></nf>",
            StringComparison.Ordinal));
        Secureboot.Run("provision", "--config", _folder.Config).AssertError(2, found);
    }

    [Fact]
    public void Provision_PublishersAreRemoved_NoKeyOfThemStays()
    {
        Secureboot.Run("keygen", "--out", _folder.File("publisher.pem")).AssertDone();
        _folder.Configure(WithPublisher("publisher.pem"));
        Provision();
        _folder.Configure(BoardFolder.Good);
        Assert.Contains("PublisherKeySource.cs", Provision().Output, StringComparison.Ordinal);
        Assert.DoesNotContain("0x", _folder.Source("SensorApp/PublisherKeySource.cs"), StringComparison.Ordinal);
        Assert.EndsWith(
            "wrote: nothing, all files are what nf.config says\n", Provision().Output, StringComparison.Ordinal);
    }

    // The same key under another file name: a publisher's key must never authorise code.
    [Fact]
    public void Provision_PublisherIsAlsoAnImageKey_IsRefused()
    {
        File.Copy(_folder.File("release.pem"), _folder.File("copy.pem"));
        _folder.Configure(WithPublisher("copy.pem"));

        Secureboot.Run("provision", "--config", _folder.Config)
            .AssertError(2, "a second time, expected different keys");
        Assert.False(_folder.HasSources);
    }

    private static string MakeAuthority(out byte[] certificate)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=Authority", key, HashAlgorithmName.SHA256);
        using X509Certificate2 made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UtcNow);
        certificate = made.RawData;
        return made.ExportCertificatePem();
    }

    private static string WithPublisher(string file)
    {
        return BoardFolder.Good.Replace(
            "securityCounter=\"3\"",
            "securityCounter=\"3\" product=\"00112233-4455-6677-8899-aabbccddeeff\"",
            StringComparison.Ordinal)
            .Replace("</nf>", $"<publishers><key file=\"{file}\" /></publishers></nf>", StringComparison.Ordinal);
    }

    [Fact]
    public void Provision_EndlessTrial_OnlyWhenItIsAskedFor()
    {
        _folder.Configure(
            BoardFolder.Good.Replace(
                "securityCounter=\"3\"", "securityCounter=\"3\" trialMinutes=\"0\"", StringComparison.Ordinal));
        string other = _folder.File("m.config");
        File.Copy(_folder.Config, other);
        Secureboot.Run("provision", "--config", other)
            .AssertError(exitCode: 2, $"{other}: line 6: trialMinutes in <boot>: found '0', expected at least 1");
        Assert.False(_folder.HasSources);
        Provision("--allow-endless-trial");
        Assert.Contains("TrialMinutes = 0;", _folder.Source(BootStage), StringComparison.Ordinal);
    }

    [Fact]
    public void Provision_Again_WritesNothing()
    {
        Provision();
        DateTime before = new(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(_folder.File("firmware/" + Keys), before);

        Assert.EndsWith(
            "wrote: nothing, all files are what nf.config says\n", Provision().Output, StringComparison.Ordinal);
        Assert.Equal(before, File.GetLastWriteTimeUtc(_folder.File("firmware/" + Keys)));
    }

    [Fact]
    public void Provision_AFactChanged_ShowsOldAndNewAndWritesThatFileOnly()
    {
        Provision();
        _folder.Configure(BoardFolder.Good.Replace("led=\"2\"", "led=\"18\"", StringComparison.Ordinal)
            .Replace("98304", "65536", StringComparison.Ordinal));
        string output = Provision().Output;

        Assert.Contains(
            $"{_folder.File("firmware/" + BootStage)}: LedPin: 2 -> 18\n", output, StringComparison.Ordinal);
        Assert.Contains(
            $"{_folder.File("firmware/" + BootStage)}: MaxImageSize: 98304 -> 65536\n",
            output,
            StringComparison.Ordinal);
        Assert.Contains(
            $"{_folder.File("firmware/" + SensorApp)}: LedPin: 2 -> 18\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain(Keys, output, StringComparison.Ordinal);
        Assert.Contains("LedPin = 18;", _folder.Source(SensorApp), StringComparison.Ordinal);
    }

    [Fact]
    public void Provision_KeysChanged_ShowsWhichCameAndWent()
    {
        Provision();
        string old = Secureboot.Run("pubkey", "--key", _folder.File("release.pem"), "--format", "hash").Output.Trim();
        string first = _folder.AddKey("a.pem");
        string second = _folder.AddKey("b.pem");
        _folder.Configure(
            BoardFolder.Good.Replace(
                "<key file=\"release.pub.pem\" />",
                "<key file=\"a.pem\" /><key file=\"b.pem\" />",
                StringComparison.Ordinal).Replace("threshold=\"1\"", "threshold=\"2\"", StringComparison.Ordinal));
        string output = Provision().Output;

        Assert.Contains($"key removed: {old}\n", output, StringComparison.Ordinal);
        Assert.Contains($"key added: {first}\n", output, StringComparison.Ordinal);
        Assert.Contains($"key added: {second}\n", output, StringComparison.Ordinal);
        Assert.Contains("Threshold: 1 -> 2\n", output, StringComparison.Ordinal);

        _folder.Configure(
            File.ReadAllText(_folder.Config).Replace("table=\"16\"", "table=\"32\"", StringComparison.Ordinal));
        Assert.Contains($"key with another table: {first}\n", Provision().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Provision_EditedByHand_IsWrittenAnew()
    {
        Provision();
        File.AppendAllText(_folder.File("firmware/" + Keys), "// mine\n");
        Assert.Contains($"{Keys}: the text only\n", Provision().Output, StringComparison.Ordinal);
        Assert.DoesNotContain("// mine", _folder.Source(Keys), StringComparison.Ordinal);
    }

    [Fact]
    public void Provision_DryRun_SaysItAllAndWritesNothing()
    {
        string output = Provision("--dry-run").Output;
        Assert.Contains("new file", output, StringComparison.Ordinal);
        Assert.EndsWith("wrote: nothing, this is a dry run\n", output, StringComparison.Ordinal);
        Assert.False(_folder.HasSources);
    }

    [Fact]
    public void Provision_Out_WritesThere()
    {
        Directory.CreateDirectory(_folder.File("other/BootStage"));
        Directory.CreateDirectory(_folder.File("other/SensorApp"));
        Provision("--out", _folder.File("other"));
        Assert.True(File.Exists(_folder.File("other/" + Keys)));
        Assert.False(_folder.HasSources);
    }

    [Fact]
    public void Provision_MCUbootsDevelopmentKey_IsRefusedUnlessAllowed()
    {
        File.WriteAllText(_folder.File("release.pub.pem"), DevelopmentKey);
        RequirePublishedKeyRefused("MCUboot's root-ec-p256");
    }

    [Fact]
    public void Provision_ExampleKeyOfTheRfc_IsRefusedUnlessAllowed()
    {
        File.WriteAllText(_folder.File("release.pub.pem"), ExampleKey);
        RequirePublishedKeyRefused("the example key of RFC 6979, A.2.5");
    }

    [Fact]
    public void Provision_ApplicationOfAnotherName_KeepsItsNamespace()
    {
        Provision();
        Directory.Move(_folder.File("firmware/SensorApp"), _folder.File("firmware/Greenhouse"));
        string path = _folder.File("firmware/Greenhouse/BoardConstants.cs");
        File.WriteAllText(
            path,
            File.ReadAllText(path).Replace("namespace SensorApp;", "namespace Green.House;", StringComparison.Ordinal));
        _folder.Configure(BoardFolder.Good.Replace("pulse=\"4\"", "pulse=\"18\"", StringComparison.Ordinal));

        Assert.Contains($"{path}: PulsePin: 4 -> 18\n", Provision().Output, StringComparison.Ordinal);
        Assert.Contains("namespace Green.House;", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public void Provision_NoSensorApp_WritesTheBootStageOnly()
    {
        Directory.Delete(_folder.File("firmware/SensorApp"));
        Assert.DoesNotContain("SensorApp", Provision().Output, StringComparison.Ordinal);
        Assert.True(_folder.HasSources);
    }

    [Theory]
    [InlineData("ecdsa-p256-a")]
    [InlineData("ecdsa-p256-b")]
    public void Provision_OurTestKey_IsRefusedUnlessAllowed(string key)
    {
        File.Copy(Vectors.Key(key + ".pub.pem"), _folder.File("release.pub.pem"), overwrite: true);
        RequirePublishedKeyRefused("this project's test key " + key);
    }

    [Fact]
    public void PublishedKeys_OurEncryptedTestKey_IsKnown()
    {
        Assert.NotNull(PublishedKeys.NameOf(KeyFile.LoadPublic(Vectors.Key("ecdsa-p256-enc.pem"), ["secret"]).KeyHash));
    }

    [Fact]
    public void Provision_NoKey_WarnsThatNothingBoots()
    {
        _folder.Configure(BoardFolder.Good.Replace("<key file=\"release.pub.pem\" />", "", StringComparison.Ordinal));
        Assert.Contains(
            "there is no trusted key: the boot stage refuses every image", Provision().Talk, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("4MB", "114688", false)]
    [InlineData("4MB", "114689", true)]
    [InlineData("2MB", "98304", true)]
    [InlineData("16MB", "786000", false)]
    public void Provision_TwoImagesOnTheDrive_AreWarnedOfWhereTheyDoNotFit(string flash, string size, bool isWarned)
    {
        _folder.Configure(BoardFolder.Good.Replace("4MB", flash, StringComparison.Ordinal)
            .Replace("98304", size, StringComparison.Ordinal));
        Assert.Equal(
            isWarned,
            Provision().Talk.Contains($"two images of {size} bytes do not fit the drive I:", StringComparison.Ordinal));
    }

    [Fact]
    public void Partitions_OfEveryTarget_AreInOrderAndInsideTheFlash()
    {
        foreach (string series in BoardTargets.Names.Select(name => BoardTargets.SeriesOf(name)!).Distinct())
        {
            Assert.NotEmpty(PartitionTables.FlashSizes(series));
            foreach (int megabytes in PartitionTables.FlashSizes(series))
            {
                PartitionTable table = PartitionTables.Find(series, megabytes)!;
                int end = table.DeployAddress + table.DeploySize;
                Assert.Equal(0, (table.DeployAddress | table.DeploySize | table.ConfigSize) & 0xFFFF);
                Assert.InRange(end + table.ConfigSize, table.DeployAddress, megabytes * 1024 * 1024);
            }
        }
    }

    private void RequirePublishedKeyRefused(string name)
    {
        CommandResult refusal = Secureboot.Run("provision", "--config", _folder.Config)
            .AssertError(exitCode: 1, $"found {name}, which anybody can sign with");
        Assert.Contains("--allow-demo-key", refusal.Talk, StringComparison.Ordinal);
        Assert.False(_folder.HasSources);

        Assert.Contains(
            $"warning: {_folder.File("release.pub.pem")}: found {name}",
            Provision("--allow-demo-key").Talk,
            StringComparison.Ordinal);
        Assert.True(_folder.HasSources);
    }

    private CommandResult Provision(params string[] options)
    {
        CommandResult result = Secureboot.Run(["provision", "--config", _folder.Config, .. options]).AssertDone();
        result.AssertStyle();
        return result;
    }
}

using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>secureboot run: the boot stage, the slots and the journal from one command to the next.</summary>
public sealed class RunTests : IDisposable
{
    // As the trial application names them.
    private const int Confirms = 12;
    private const int Throws = 7;

    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
    }

    [Fact]
    public void Run_ThreeImages_VerifiedOnTrialConfirmedReplacedAndReverted()
    {
        string first = Run(4000, Sign("first.img", 1, Confirms)).AssertDone().Output;
        Assert.Contains("first.img put into slot A, as flashing does", first, StringComparison.Ordinal);
        Assert.Contains("\nboot: Trial slot A: Pending\nboot: verified version 1.0.0+12, security counter 1, ", first, StringComparison.Ordinal);
        Assert.Contains("\napp: Trial of version 1 in slot A\napp: confirm 0\n", first, StringComparison.Ordinal);
        Assert.Contains("board: slots A Confirmed 1.0.0+12, B Empty, security counter 1\n", first, StringComparison.Ordinal);

        // The next run is the next boot, and the same image is not installed twice.
        string again = Run(4000, _folder.File("first.img")).AssertDone().Output;
        Assert.Contains("first.img is in slot A already, Confirmed", again, StringComparison.Ordinal);
        Assert.Contains("\nboot: Boot slot A: Confirmed\n", again, StringComparison.Ordinal);

        string second = Run(4000, Sign("second.img", 2, Confirms)).AssertDone().Output;
        Assert.Contains("second.img put into slot B, as recovery takes one", second, StringComparison.Ordinal);
        Assert.Contains("\nboot: Trial slot B: Pending\n", second, StringComparison.Ordinal);
        Assert.Contains("board: slots A Confirmed 1.0.0+12, B Confirmed 2.0.0+12, security counter 1\n", second, StringComparison.Ordinal);

        // It dies in its trial: the board resets, and goes back.
        CommandResult bad = Run(9000, Sign("bad.img", 3, Throws)).AssertError(1, "the image had its trial on this board, did not confirm itself and was reverted");
        Assert.Contains("\nboot: Trial slot A: Pending\n", bad.Output, StringComparison.Ordinal);
        Assert.Contains("\nboot: Revert slot B: NotConfirmed\n", bad.Output, StringComparison.Ordinal);
        Assert.Contains("board: slots A Rejected 3.0.0+7, B Confirmed 2.0.0+12, security counter 1\n", bad.Output, StringComparison.Ordinal);

        Run(1000, _folder.File("bad.img")).AssertError(1, "the board refuses the image: Rejected");
        Assert.Contains("\nboot: Boot slot B: Confirmed\n", Run(4000).AssertDone().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_BadImages_AreRefusedWithTheNextStep()
    {
        CommandResult empty = Run(1000).AssertError(1, "found no image on the board in ");
        Assert.Contains("hint: secureboot run IMAGE, or run PROJECT, puts one there", empty.Talk, StringComparison.Ordinal);

        // On a fresh board the boot stage itself refuses it, on any other recovery.
        string foreign = Sign("foreign.img", 1, Confirms, key: Vectors.Key("ecdsa-p256-b.pem"));
        CommandResult refused = Run(4000, foreign).AssertError(1, "the boot stage refused the image: UnknownKey, ");
        Assert.Contains("\nboot: refused: UnknownKey\nboot: Refuse: NothingBootable\n", refused.Output, StringComparison.Ordinal);
        Run(4000, Sign("good.img", 1, Confirms), "--erase").AssertDone();
        Run(4000, foreign).AssertError(1, "the board refuses the image: BadSignature: ");

        byte[] tampered = File.ReadAllBytes(_folder.File("good.img"));
        tampered[200] ^= 1;
        Run(4000, _folder.Write("tampered.img", tampered)).AssertError(1, "the board refuses the image: HashMismatch: ");
        Run(4000, _folder.Write("large.img", new byte[98_305])).AssertError(1, "found an image of 98305 bytes, expected at most 98304, a slot of this board");
        Run(4000, _folder.Write("short.img", "short")).AssertError(1, "the board refuses the image: HeaderMismatch: ");

        // As it is, past all of that: the boot stage takes the other one.
        CommandResult passed = Run(4000, options: ["--drive", $"B:{_folder.File("tampered.img")}"]).AssertDone();
        Assert.Contains("\nboot: Boot slot A: Confirmed\n", passed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WithoutKeys_SaysSo()
    {
        CommandResult result = Secureboot.Run("run", "--board", _folder.File("board"), "--config", WriteConfig(), "--milliseconds", "3000", Sign("i.img", 1, Confirms));
        result.AssertError(1, "found no key that the boot stage trusts");
        Assert.Contains("\nboot: Refuse: MissingKeys\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_PowerCuts_EachIsFollowedByAPowerOnAndTheBoardComesBack()
    {
        // The first change of the drive is the first record of the journal.
        string output = Run(12_000, Sign("i.img", 1, Confirms), "--power-cut", "0:head", "--power-cut", "2000ms").AssertDone().Output;

        Assert.Equal(3, output.Split('\n').Count(line => line.StartsWith("board: power-on", StringComparison.Ordinal)));
        Assert.Contains("\nboot: Trial slot A: Pending\n", output, StringComparison.Ordinal);
        Assert.Contains("board: slots A Confirmed 1.0.0+12", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_RecoveryPressed_LoadsNothingAndIsAsAsked()
    {
        Run(4000, Sign("i.img", 1, Confirms)).AssertDone();
        string output = Run(3000, options: ["--press", "recovery"]).AssertDone().Output;
        Assert.Contains("\nboot: recovery pin is held: nothing is booted\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain("app: ", output, StringComparison.Ordinal);
        Assert.Contains("board: ended after 3.0", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_SampleWithItsSensors_CountsPulsesReadsFramesAndConfirms()
    {
        string firmware = Path.Combine(AppContext.BaseDirectory, "firmware");
        string image = _folder.File("sample.img");
        Secureboot.Run("sign", "--key", Vectors.SigningKey, "--version", "1", "--security-counter", "1", "--out", image, Path.Combine(firmware, "SecureBoot.Sensors.pe"), Path.Combine(firmware, "SensorApp.pe")).AssertDone();
        string frames = _folder.Write("frames.bin", [.. Enumerable.Range(0, 1100).SelectMany(MakeFrame)]);

        // The sensor's values count after 30 s of warm-up.
        CommandResult result = Run(40_000, image, "--pulses", "4=5", "--serial", $"COM3={frames}", "--meter", "--seed", "7");

        string output = result.AssertDone().Output;
        Assert.Contains("\n# healthy: image confirmed\n", output, StringComparison.Ordinal);
        Assert.Matches(@"\n5,5,\d+,(299|300),5,", output);
        Assert.Equal("40", result.Field("device time, ms")[..2]);
    }

    [Fact]
    public void Run_Json_HasEachPowerOnWithItsLines()
    {
        using JsonDocument story = JsonDocument.Parse(Run(4000, Sign("i.img", 1, Confirms), "--json", "--power-cut", "1000ms").AssertDone().Output);
        JsonElement[] powerOns = [.. story.RootElement.GetProperty("powerOns").EnumerateArray()];

        Assert.Equal(["power cut", "ended after 4.000 s, as asked"], powerOns.Select(powerOn => powerOn.GetProperty("end").GetString()![..Math.Min(29, powerOn.GetProperty("end").GetString()!.Length)]));
        Assert.Equal("Trial slot A: Pending", powerOns[1].GetProperty("decision").GetString());
        string[] lines = [.. powerOns[1].GetProperty("lines").EnumerateArray().Select(line => $"{line.GetProperty("source").GetString()} {line.GetProperty("text").GetString()}")];
        Assert.Contains("app app: confirm 0", lines);
        Assert.Contains(lines, line => line.StartsWith("storage write journal", StringComparison.Ordinal));
        Assert.True(story.RootElement.GetProperty("isGood").GetBoolean());
    }

    [Fact]
    public void Run_TwoAtOnce_TheSecondIsMisuse()
    {
        using KeptBoard held = KeptBoard.Open(_folder.File("board"));
        Run(1000).AssertError(2, "found that another command runs the board");
    }

    [Theory]
    [InlineData("--milliseconds", "0", "--milliseconds: found '0'")]
    [InlineData("--power-cut", "soon", "--power-cut: found 'soon', expected a time such as 1500ms")]
    [InlineData("--power-cut", "3:all:all", "--power-cut: found '3:all:all'")]
    [InlineData("--press", "28", "--press: found '28', expected recovery, or a pin's number")]
    [InlineData("--press", "0@1@2", "--press: found '0@1@2'")]
    [InlineData("--pulses", "0", "--pulses: found '0'")]
    [InlineData("--pulses", "99=5", "--pulses: found '99'")]
    [InlineData("--serial", "COM9=x", "--serial: found 'COM9=x', expected COM1 or COM2 or COM3")]
    [InlineData("--serial", "COM3=/missing/frames", "no such file")]
    [InlineData("--drive", "A", "--drive: found 'A'")]
    [InlineData("--boot", "/missing", "--boot: found no BootStage.pe in /missing")]
    [InlineData("--config", "/missing", "no such file")]
    [InlineData("--key", "/missing", "no such file")]
    public void Run_BadOption_IsMisuse(string option, string value, string fragment)
    {
        Secureboot.Run("run", "--board", _folder.File("board"), option, value).AssertError(2, fragment);
    }

    [Fact]
    public void Run_NamesThatFirmwareChooses_StayInTheFolder()
    {
        Board.FileStore files = new();
        files.Put(@"I:\..\..\escape", [1]);
        files.Put(@"I:\a\CON~", [2]);
        files.Put(@"I:\é %.txt", [3]);
        DriveFolder drive = new(_folder.File("drive"));
        drive.Load(new Board.FileStore());
        drive.Save(files);

        Assert.False(File.Exists(_folder.File("escape")));
        Board.FileStore read = new();
        new DriveFolder(_folder.File("drive")).Load(read);
        Assert.Equal(files.Paths, read.Paths);
        Assert.Equal([3], read.Get(@"I:\é %.txt"));
        Assert.All(Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories), path => Assert.StartsWith(_folder.File("drive"), path, StringComparison.Ordinal));
    }

    private CommandResult Run(int milliseconds, string? image = null, params string[] options)
    {
        string[] given = image is null ? [] : [image];
        string[] keys = options.Contains("--key") ? [] : ["--key", Vectors.VerifyingKey];
        return Secureboot.Run(["run", "--board", _folder.File("board"), "--config", BoardFacts.OwnPath, "--milliseconds", $"{milliseconds}", .. keys, .. options, .. given]);
    }

    private string Sign(string name, int major, int behaviour, string? key = null)
    {
        string app = Path.Combine(AppContext.BaseDirectory, "firmware", "TrialApp.pe");
        Secureboot.Run("sign", "--key", key ?? Vectors.SigningKey, "--version", $"{major}.0.0+{behaviour}", "--security-counter", "1", "--out", _folder.File(name), app).AssertDone();
        return _folder.File(name);
    }

    private string WriteConfig()
    {
        return _folder.Write("nf.config", File.ReadAllText(BoardFacts.OwnPath));
    }

    // A frame of the PMS5003, with its sum (docs/sensors.md).
    private static byte[] MakeFrame(int number)
    {
        byte[] frame = new byte[32];
        (frame[0], frame[1], frame[3], frame[11], frame[13], frame[15]) = (0x42, 0x4D, 28, 5, 8, (byte)(9 + (number % 100)));
        int sum = frame.Sum(value => value);
        (frame[30], frame[31]) = ((byte)(sum >> 8), (byte)sum);
        return frame;
    }
}

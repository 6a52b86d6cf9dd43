using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using SecureBoot.Cli.Running;
using SecureBoot.Cli.Shell;
using SecureBoot.DeviceSupport;
using SecureBoot.Signer.Files;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>secureboot run: boot stage, slots and journal keep their state from one command to the next.</summary>
public sealed class RunTests : IDisposable
{
    // Behaviours of the trial application.
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
        Assert.Contains(
            "\nboot: Trial slot A: Pending\nboot: verified version 1.0.0+12, security counter 1, ",
            first,
            StringComparison.Ordinal);
        Assert.Contains("\napp: Trial of version 1 in slot A\napp: confirm 0\n", first, StringComparison.Ordinal);
        Assert.Contains(
            "board: slots A Confirmed 1.0.0+12, B Empty, security counter 1\n", first, StringComparison.Ordinal);

        // The next run is the next boot, and does not install the same image twice.
        string again = Run(4000, _folder.File("first.img")).AssertDone().Output;
        Assert.Contains("first.img is in slot A already, Confirmed", again, StringComparison.Ordinal);
        Assert.Contains("\nboot: Boot slot A: Confirmed\n", again, StringComparison.Ordinal);

        string second = Run(4000, Sign("second.img", 2, Confirms)).AssertDone().Output;
        Assert.Contains("second.img put into slot B, as recovery takes one", second, StringComparison.Ordinal);
        Assert.Contains("\nboot: Trial slot B: Pending\n", second, StringComparison.Ordinal);
        Assert.Contains(
            "board: slots A Confirmed 1.0.0+12, B Confirmed 2.0.0+12, security counter 1\n",
            second,
            StringComparison.Ordinal);

        // The image fails in its trial: the board resets and reverts.
        CommandResult bad = Run(9000, Sign("bad.img", 3, Throws));
        Assert.Equal(1, bad.ExitCode);
        Assert.Contains(
            "error: the image had its trial on this board, did not confirm itself and was reverted: the application "
                + "ended by System.InvalidOperationException: ",
            bad.Talk,
            StringComparison.Ordinal);
        Assert.Contains("\nboot: thrown in SecureBoot.TrialApp.", bad.Output, StringComparison.Ordinal);
        Assert.Contains("\nboot: Trial slot A: Pending\n", bad.Output, StringComparison.Ordinal);
        Assert.Contains("\nboot: Revert slot B: NotConfirmed\n", bad.Output, StringComparison.Ordinal);
        Assert.Contains(
            "board: slots A Rejected 3.0.0+7, B Confirmed 2.0.0+12, security counter 1\n",
            bad.Output,
            StringComparison.Ordinal);

        Run(1000, _folder.File("bad.img")).AssertError(1, "the board refuses the image: Rejected");
        Assert.Contains("\nboot: Boot slot B: Confirmed\n", Run(4000).AssertDone().Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--press", "nosuch")]
    [InlineData("--milliseconds", "5s")]
    [InlineData("--serial", "COM3=nosuch.bin")]
    public void Run_MisuseWithErase_ChangesNothingOnTheBoard(string option, string value)
    {
        Run(4000, Sign("first.img", 1, Confirms)).AssertDone();
        string board = _folder.File("board");
        string[] before = Directory.GetFiles(board, "*", SearchOption.AllDirectories);
        string[] arguments = ["run", Sign("second.img", 2, Confirms), "--board", board, "--erase", option, value];
        Assert.Equal(2, Secureboot.Run(arguments).ExitCode);
        Assert.Equal(before, Directory.GetFiles(board, "*", SearchOption.AllDirectories));

        Secureboot.Run("run", _folder.File("nosuch.img"), "--board", board, "--erase")
            .AssertError(2, "nosuch.img: no such file");
        Assert.Equal(before, Directory.GetFiles(board, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Run_ImageWithAnException_IsAFailureBeforeTheRevertToo()
    {
        Run(4000, Sign("first.img", 1, Confirms)).AssertDone();
        CommandResult bad = Run(1500, Sign("bad.img", 2, Throws));
        Assert.Equal(1, bad.ExitCode);
        Assert.Contains(
            "error: the application ended by System.InvalidOperationException: ", bad.Talk, StringComparison.Ordinal);
        Assert.Contains("\nboot: refused: launch status 3\n", bad.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_BadImages_AreRefusedWithTheNextStep()
    {
        CommandResult empty = Run(1000).AssertError(1, "found no image on the board in ");
        Assert.Contains(
            "hint: secureboot run IMAGE, or run PROJECT, puts one there", empty.Talk, StringComparison.Ordinal);

        // On a fresh board the boot stage itself refuses the image; on any other board recovery refuses it.
        string foreign = Sign("foreign.img", 1, Confirms, key: Vectors.Key("ecdsa-p256-b.pem"));
        CommandResult refused = Run(4000, foreign).AssertError(1, "the boot stage refused the image: UnknownKey, ");
        Assert.Contains(
            "\nboot: refused: UnknownKey\nboot: Refuse: NothingBootable\n", refused.Output, StringComparison.Ordinal);
        Run(4000, Sign("good.img", 1, Confirms), "--erase").AssertDone();
        Run(4000, foreign).AssertError(1, "the board refuses the image: BadSignature: ");

        byte[] tampered = File.ReadAllBytes(_folder.File("good.img"));
        tampered[200] ^= 1;
        Run(4000, _folder.Write("tampered.img", tampered))
            .AssertError(1, "the board refuses the image: HashMismatch: ");
        Run(4000, _folder.Write("large.img", new byte[98_305]))
            .AssertError(1, "found an image of 98305 bytes, expected at most 98304, a slot of this board");
        Run(4000, _folder.Write("short.img", "short")).AssertError(1, "the board refuses the image: HeaderMismatch: ");

        // --drive puts the image into the slot without these checks: the boot stage boots the other slot.
        CommandResult passed = Run(4000, options: ["--drive", $"B:{_folder.File("tampered.img")}"]).AssertDone();
        Assert.Contains("\nboot: Boot slot A: Confirmed\n", passed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WithoutKeys_SaysSo()
    {
        CommandResult result = Secureboot.Run("run", "--board", _folder.File("board"), "--config", WriteConfig(),
            "--milliseconds", "3000", Sign("i.img", 1, Confirms));
        result.AssertError(1, "found no key that the boot stage trusts");
        Assert.Contains("\nboot: Refuse: MissingKeys\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_PowerCuts_EachIsFollowedByAPowerOnAndTheBoardComesBack()
    {
        // The first change on the drive is the first record of the journal.
        string output = Run(12_000, Sign("i.img", 1, Confirms), "--power-cut", "0:head", "--power-cut", "2000ms")
            .AssertDone().Output;

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
        Secureboot.Run(
            "sign", "--deterministic", "--key", Vectors.SigningKey, "--version", "1", "--security-counter", "1",
            "--out", image, Path.Combine(firmware, "SecureBoot.Sensors.pe"), Path.Combine(firmware, "SensorApp.pe"))
            .AssertDone();
        string frames = _folder.Write("frames.bin", [.. Enumerable.Range(0, 45).SelectMany(MakeFrame)]);

        // The sensor's values count after 30 s of warm-up.
        CommandResult result = Run(
            50_000, image, "--pulses", "4=5", "--serial", $"COM3={frames},32/1000", "--meter", "--seed", "7");

        string output = result.AssertDone().Output;
        Assert.Contains("\n# healthy: image confirmed\n", output, StringComparison.Ordinal);
        Assert.Matches(@"\n3,5,15,(298|299|300),5,", output);
        Assert.Equal("50", result.Field("device time, ms")[..2]);
    }

    [Fact]
    public void Run_Json_HasEachPowerOnWithItsLines()
    {
        using JsonDocument story = JsonDocument.Parse(
            Run(4000, Sign("i.img", 1, Confirms), "--json", "--power-cut", "1000ms").AssertDone().Output);
        JsonElement[] powerOns = [.. story.RootElement.GetProperty("powerOns").EnumerateArray()];

        Assert.Equal(
            ["power cut", "ended after 4.000 s, as asked"],
            powerOns.Select(powerOn => powerOn.GetProperty("end")
                .GetString()![..Math.Min(29, powerOn.GetProperty("end").GetString()!.Length)]));
        Assert.Equal("Trial slot A: Pending", powerOns[1].GetProperty("decision").GetString());
        string[] lines = [.. powerOns[1].GetProperty("lines").EnumerateArray()
            .Select(line => $"{line.GetProperty("source").GetString()} {line.GetProperty("text").GetString()}")];
        Assert.Contains("app app: confirm 0", lines);
        Assert.Contains(lines, line => line.StartsWith("storage write journal", StringComparison.Ordinal));
        Assert.True(story.RootElement.GetProperty("isGood").GetBoolean());
    }

    [Fact]
    public void Run_DeepSleepWithDevices_WakesUpByTimeAndByPin()
    {
        const string Source = """
            using System; using System.Device.Adc; using System.Device.I2c;
            using nanoFramework.Hardware.Esp32; using SecureBoot.Boot;
            public class Program
            {
                public static void Main()
                {
                    RunningImage.Confirm();
                    RunningImage.Alive();
                    I2cDevice sensor = new I2cDevice(new I2cConnectionSettings(1, 0x76));
                    SpanByte id = new byte[1];
                    I2cTransferResult result = sensor.WriteRead(new byte[] { 0xD0 }, id);
                    Console.WriteLine("app: id " + id[0].ToString() + " status " + ((int)result.Status)
                        .ToString() + " adc " + new AdcController().OpenChannel(0).ReadValue().ToString());
                    Console.WriteLine("app: woke by " + ((int)Sleep.GetWakeupCause())
                        .ToString() + ", " + ((long)Sleep.GetWakeupGpioPin()).ToString());
                    Sleep.EnableWakeupByTimer(TimeSpan.FromSeconds(60));
                    Sleep.EnableWakeupByPin(Sleep.WakeupGpioPin.Pin33, 0);
                    Sleep.StartDeepSleep();
                }
            }
            """;
        (byte[] pe, _) = DeviceCompiler.Compile(
            "Sleeper.cs",
            Source,
            optimise: true,
            references: Path.Combine(AppContext.BaseDirectory, "firmware", "SecureBoot.dll"));
        string image = _folder.File("sleeper.img");
        Secureboot.Run("sign", "--key", Vectors.SigningKey, "--version", "1", "--security-counter", "1", "--out", image,
            _folder.Write("Sleeper.pe", pe)).AssertDone();
        string curve = _folder.Write("light.csv", "# ms,value\n0,100\n1000,100\n70000,4000\n");

        CommandResult result = Run(
            100_000, image, "--i2c", "1:0x76=bme280,nack@2", "--adc", $"0={curve}", "--press", "33@80000");

        Assert.Contains(
            "warning: the boot stage's deployment has no System.Device.I2c: this board gets it all the same",
            result.Talk,
            StringComparison.Ordinal);
        string output = result.AssertDone().Output;
        string[] lines =
        [
            .. output.Split('\n')
                .Where(line => line.StartsWith("app: ", StringComparison.Ordinal)
                    || line.StartsWith("board: wake-up", StringComparison.Ordinal)),
        ];
        Assert.Matches("^app: id 96 status 1 adc [12][0-9][0-9]$", lines[0]);
        Assert.Equal("app: woke by 0, 0", lines[1]);
        Assert.Matches("^board: wake-up by Timer after 6[0-9]\\.", lines[2]);
        Assert.Matches("^app: id 0 status 4 adc [34][0-9]{3}$", lines[3]);
        Assert.Equal("app: woke by 4, 0", lines[4]);
        Assert.StartsWith("board: wake-up by Ext0 after 80.000 s", lines[5], StringComparison.Ordinal);
        Assert.Equal("app: id 96 status 1 adc 4000", lines[6]);
        Assert.Equal("app: woke by 2, 8589934592", lines[7]);
        Assert.Contains("board: ended in deep sleep after 100.000 s", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Run_NewKey_IsToldInTheAnswerAndWithJsonInTheStandardError(bool isJson)
    {
        using MemoryStream output = new();
        using StringWriter talk = new();
        Terminal terminal = new(output, talk, isTerminal: false, hasColour: false);
        RunSetup setup = new(terminal, new OutputWriter(() => output)) { IsJson = isJson };
        using KeptBoard board = KeptBoard.Open(_folder.File("board"));
        setup.LoadSigners(board).ForEach(key => key.Dispose());

        string told = $"made a development key, {board.KeyPath}, which this board alone trusts\n";
        Assert.Equal(
            isJson ? ("", "secureboot: hint: " + told) : ("board: " + told, ""),
            (Encoding.UTF8.GetString(output.ToArray()), talk.ToString()));
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
    [InlineData("--i2c", "bme280", "--i2c: found 'bme280', expected BUS:ADDRESS=DEVICE")]
    [InlineData("--i2c", "3:0x76=bme280", "--i2c: found '3:0x76=bme280'")]
    [InlineData("--i2c", "1:0x80=bme280", "--i2c: found '1:0x80=bme280'")]
    [InlineData(
        "--i2c", "1:0x76=foo", "--i2c: found 'foo', which is no file, expected the device bme280 or sht4x, or a file")]
    [InlineData("--spi", "1=bme280", "--spi: found '1=bme280', expected BUS:PIN=DEVICE, with the bus 1 or 2 and a pin")]
    [InlineData("--i2c", "1:0x76=bme280,late@3", "--i2c: found 'late@3', expected nack, partial or stuck")]
    [InlineData("--i2c", "1:0x76=bme280,nack@5-2", "--i2c: found '2', expected a number from 5")]
    [InlineData("--spi", "1:40=bme280", "--spi: found '1:40=bme280'")]
    [InlineData("--adc", "20=5", "--adc: found '20=5'")]
    [InlineData("--adc", "0=4096", "--adc: found '4096', expected a number from 0 to 4095")]
    [InlineData(
        "--network",
        "updates.example",
        "--network: found 'updates.example', expected a server's name, an equals sign and a port")]
    [InlineData("--network", "=8080", "--network: found '=8080'")]
    [InlineData("--network", "a=1=2", "--network: found 'a=1=2'")]
    [InlineData("--network", "10.0.0.1=80", "--network: found '10.0.0.1=80'")]
    [InlineData("--network", "http://a=80", "--network: found 'http://a=80'")]
    [InlineData("--network", "-a.example=80", "--network: found '-a.example=80'")]
    [InlineData("--network", "a=", "--network: found '', expected a number from 1 to 65535")]
    [InlineData("--network", "a=0", "--network: found '0', expected a number from 1 to 65535")]
    [InlineData("--network", "a=65536", "--network: found '65536', expected a number from 1 to 65535")]
    [InlineData(
        "--board-time",
        "yesterday",
        "--board-time: found 'yesterday', expected a time in UTC from 1970 to 2105, or now")]
    [InlineData("--board-time", "1969-12-31T23:59:59Z", "--board-time: found '1969-12-31T23:59:59Z'")]
    [InlineData("--board-time", "2106-01-01", "--board-time: found '2106-01-01'")]
    [InlineData("--board-time", "2026-02-30", "--board-time: found '2026-02-30'")]
    [InlineData("--drive", "A", "--drive: found 'A'")]
    [InlineData("--boot", "/missing", "--boot: found no BootStage.pe in /missing")]
    [InlineData("--config", "/missing", "no such file")]
    [InlineData("--key", "/missing", "no such file")]
    public void Run_BadOption_IsMisuse(string option, string value, string fragment)
    {
        Secureboot.Run("run", "--board", _folder.File("board"), option, value).AssertError(2, fragment);
    }

    [Fact]
    public void Run_NetworkNameTwice_IsMisuse()
    {
        Secureboot.Run(
            "run", "--board", _folder.File("board"), "--network", "a.example=80", "--network", "A.example=81")
            .AssertError(2, "--network: found 'A.example' a second time, expected each name once");
    }

    [Fact]
    public void Run_Network_ReachesTheNamedServerAndNothingElse()
    {
        const string Source = """
            using System; using System.IO; using System.Net; using SecureBoot.Boot;
            public class Program
            {
                public static void Main()
                {
                    RunningImage.Confirm();
                    Console.WriteLine("app: " + DateTime.UtcNow.Year.ToString());
                    foreach (string name in new[]
                    {
                        "files.example:8443", "dead.example", "other.example", "127.0.0.1",
                    }) { Fetch(name); }
                }

                private static void Fetch(string name)
                {
                    try
                    {
                        HttpWebRequest request = (HttpWebRequest)WebRequest.Create("http://" + name + "/hello.txt");
                        using WebResponse response = request.GetResponse();
                        Console.WriteLine("app: " + name + " " + response.ContentLength.ToString());
                    }
                    catch (Exception)
                    {
                        Console.WriteLine("app: " + name + " none");
                    }
                }
            }
            """;
        string firmware = Path.Combine(AppContext.BaseDirectory, "firmware");
        (byte[] pe, _) = DeviceCompiler.Compile(
            "Fetcher.cs", Source, optimise: true, references: Path.Combine(firmware, "SecureBoot.dll"));
        string image = _folder.File("fetcher.img");
        Secureboot.Run("sign", "--key", Vectors.SigningKey, "--version", "1", "--security-counter", "1", "--out", image,
            _folder.Write("Fetcher.pe", pe)).AssertDone();
        _folder.Write("hello.txt", "hello");
        using StaticServer server = new(_folder.Path);

        string output = Run(5000, image, "--network", $"files.example={new Uri(server.Url).Port}", "--network",
            "dead.example=1", "--board-time", "1970-01-01T00:00:00Z").AssertDone().Output;

        // The end of a program resets the board, so the output repeats.
        string[] lines = [.. output.Split('\n').Where(line => line.StartsWith("app: ", StringComparison.Ordinal))
            .Take(10).Distinct()];
        Assert.Equal(
            [
                "app: 1970", "app: files.example:8443 5", "app: dead.example none", "app: other.example none",
                "app: 127.0.0.1 none",
            ],
            lines);
    }

    [Fact]
    public void Run_NamesThatFirmwareChooses_StayInTheFolder()
    {
        Board.Storage.FileStore files = new();
        files.Put(@"I:\..\..\escape", [1]);
        files.Put(@"I:\a\CON~", [2]);
        files.Put(@"I:\é %.txt", [3]);
        DriveFolder drive = new(_folder.File("drive"));
        drive.Load(new Board.Storage.FileStore());
        drive.Save(files);

        Assert.False(File.Exists(_folder.File("escape")));
        Board.Storage.FileStore read = new();
        new DriveFolder(_folder.File("drive")).Load(read);
        Assert.Equal(files.Paths, read.Paths);
        Assert.Equal([3], read.Get(@"I:\é %.txt"));
        Assert.All(
            Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories),
            path => Assert.StartsWith(_folder.File("drive"), path, StringComparison.Ordinal));
    }

    private CommandResult Run(int milliseconds, string? image = null, params string[] options)
    {
        string[] given = image is null ? [] : [image];
        string[] keys = options.Contains("--key") ? [] : ["--key", Vectors.VerifyingKey];
        return Secureboot.Run([
            "run", "--board", _folder.File("board"), "--config", BoardFacts.OwnPath, "--milliseconds",
            $"{milliseconds}", .. keys, .. options, .. given,
        ]);
    }

    private string Sign(string name, int major, int behaviour, string? key = null)
    {
        string app = Path.Combine(AppContext.BaseDirectory, "firmware", "TrialApp.pe");
        Secureboot.Run("sign", "--key", key ?? Vectors.SigningKey, "--version", $"{major}.0.0+{behaviour}",
            "--security-counter", "1", "--out", _folder.File(name), app).AssertDone();
        return _folder.File(name);
    }

    private string WriteConfig()
    {
        return _folder.Write("nf.config", File.ReadAllText(BoardFacts.OwnPath));
    }

    // Makes a frame of the PMS5003 with its checksum (docs/sensors.md).
    private static byte[] MakeFrame(int number)
    {
        byte[] frame = new byte[32];
        (frame[0], frame[1], frame[3], frame[11], frame[13], frame[15]) = (
            0x42, 0x4D, 28, 5, 8, (byte)(9 + (number % 100)));
        int sum = frame.Sum(value => value);
        (frame[30], frame[31]) = ((byte)(sum >> 8), (byte)sum);
        return frame;
    }
}

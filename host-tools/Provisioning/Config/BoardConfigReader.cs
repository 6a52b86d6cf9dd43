using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using SecureBoot.Image;
using SecureBoot.Signer;

namespace SecureBoot.Provisioning;

/// <summary>Reads nf.config and refuses what it does not know, with the line.</summary>
public sealed partial class BoardConfigReader
{
    private const int MaxFileSize = 64 * 1024;
    private const int MaxKeys = 8;

    // The longest array that the device's runtime can have is about 786 400 bytes.
    private const int MostImageSize = 786_000;
    private const int LeastImageSize = 4096;

    private const int DefaultTrialMinutes = 10;
    private const int MostTrialMinutes = 10_000;
    private const int DefaultStartLimit = 5;
    private const int MostStarts = 100;
    private const int DefaultAliveSeconds = 60;
    private const int MostAliveSeconds = 86_400;

    private const int MostSleepSeconds = 3600;
    private const int MostPulseMilliseconds = 10_000;
    private const int MostWarmUpSeconds = 600;

    private static readonly string[] s_drives = [@"I:\", @"D:\"];
    private static readonly string[] s_ports = ["COM2", "COM3"];

    private readonly string _path;

    private BoardConfigReader(string path)
    {
        _path = path;
    }

    /// <summary>Reads a file.</summary>
    public static BoardConfig Read(string path)
    {
        return new BoardConfigReader(path).Read(InputFile.Read(path, MaxFileSize));
    }

    /// <summary>Whether a text can be a serial port's name.</summary>
    public static bool IsPort(string name)
    {
        return PortName().IsMatch(name);
    }

    private BoardConfig Read(byte[] content)
    {
        ConfigElement root = ConfigParser.Parse(_path, content);
        if (root.Name.Value != "nf")
        {
            throw root.Name.Refuse($"<{root.Name.Value}>", "<nf version=\"1\">");
        }

        OneOf(root.Take("version", "1"), ["1"]);
        ConfigElement board = root.TakeChild("board");
        ConfigText target = board.Take("target", "a target of nanoFramework's firmware");
        string series = BoardTargets.SeriesOf(target.Value)
            ?? throw target.Refuse($"the target {target.Quoted}", "a target of nanoFramework's firmware for ESP32", "the targets are " + string.Join(", ", BoardTargets.Names));
        int megabytes = ReadFlash(board.Take("flash", "such as 4MB"), series);
        string? port = ReadPort(board.TakeOptional("port"));
        BoardPins pins = ReadPins(root.TakeChild("pins"), target.Value, series);
        BoardSerial serial = ReadSerial(root.TakeChild("serial"));
        BoardSensors sensors = ReadSensors(root.TakeOptionalChild("sensors"));
        BoardBoot boot = ReadBoot(root.TakeChild("boot"), target.Value);
        BoardKeys keys = ReadKeys(root.TakeChild("keys"));
        List<BoardKeyFile> publishers = ReadPublishers(root.TakeOptionalChild("publishers"), keys, boot);
        board.Finish();
        root.Finish();

        PartitionTable partitions = PartitionTables.Find(series, megabytes) ?? throw new InvalidOperationException("a flash size without a table");
        return new BoardConfig(FolderOf(_path), target.Value, series, megabytes, partitions, port, pins, serial, sensors, boot, keys) { Publishers = publishers };
    }

    private static int ReadFlash(ConfigText text, string series)
    {
        IReadOnlyList<int> sizes = PartitionTables.FlashSizes(series);
        string[] names = [.. sizes.Select(size => $"{size}MB")];
        return sizes[Array.IndexOf(names, OneOf(text, names))];
    }

    private static string? ReadPort(ConfigText? text)
    {
        return text is null || IsPort(text.Value) ? text?.Value : throw text.Refuse($"the serial port {text.Quoted}", "a name such as COM5 or /dev/ttyUSB0");
    }

    private static BoardPins ReadPins(ConfigElement pins, string target, string series)
    {
        int count = BoardTargets.PinCount(series);
        Dictionary<int, string> taken = [];
        ConfigText? allow = pins.TakeOptional("allow");
        List<int> allowed = [.. (allow?.Value.Split(' ') ?? []).Select(text => Integer(allow! with { Value = text }, 0, count - 1))];
        BoardPins read = new(
            Pin("led", PinUse.Output),
            Pin("recovery", PinUse.PulledInput),
            Pin("recoveryReceive", PinUse.Input),
            Pin("recoveryTransmit", PinUse.Output),
            Pin("pulse", PinUse.PulledInput),
            Pin("particles", PinUse.Input),
            Pin("particlesTransmit", PinUse.Output));
        pins.Finish();
        return read;

        int Pin(string name, PinUse use)
        {
            ConfigText text = pins.Take(name, "a pin's number");
            int pin = Integer(text, 0, count - 1);
            if (PinRules.Impossible(series, pin, use) is string impossible)
            {
                throw text.Refuse($"the pin {pin} for {name}, {impossible}", "another pin");
            }

            if (name == "recovery" && StrappingPins.Contains(series, pin))
            {
                throw text.Refuse($"the pin {pin} for recovery, a strapping pin of the {series}", "a pin that the chip does not look at itself at reset",
                    "held low at reset it would change how the chip starts, and nanoCLR, which reads it, might not start at all; 27 is free on most ESP32 boards");
            }

            if (!allowed.Contains(pin) && PinRules.Reserved(target, series, pin) is string reserved)
            {
                throw text.Refuse($"the pin {pin} for {name}, {reserved}", "another pin", $"where the board's schematic shows that it does no harm, write allow=\"{string.Join(' ', allowed.Append(pin))}\" in <pins>");
            }

            return taken.TryAdd(pin, name) ? pin : throw text.Refuse($"the pin {pin} for {name}, which {taken[pin]} has", "another pin for each");
        }
    }

    private static BoardSerial ReadSerial(ConfigElement serial)
    {
        string recovery = OneOf(serial.Take("recovery", "COM2 or COM3"), s_ports);
        int baud = Integer(serial.Take("recoveryBaud", "bits a second"), 1200, 4_000_000);
        ConfigText particles = serial.Take("particles", "COM2 or COM3");
        OneOf(particles, s_ports);
        serial.Finish();
        return particles.Value != recovery
            ? new BoardSerial(recovery, baud, particles.Value)
            : throw particles.Refuse($"{particles.Quoted}, which recovery has", "another serial port for each");
    }

    private static BoardSensors ReadSensors(ConfigElement? sensors)
    {
        if (sensors is null)
        {
            return BoardSensors.Default;
        }

        bool isJson = sensors.TakeOptional("report") is { } report && OneOf(report, ["csv", "json"]) == "json";
        int sleep = Optional(sensors, "sleepSeconds", absent: 0, least: 0, MostSleepSeconds);
        BoardPulse? pulse = ReadPulse(sensors.TakeOptionalChild("pulse"));
        BoardPms5003? particles = ReadPms5003(sensors.TakeOptionalChild("pms5003"));
        sensors.Finish();
        return new BoardSensors(isJson, sleep, pulse, particles);
    }

    private static BoardPulse? ReadPulse(ConfigElement? pulse)
    {
        if (pulse is null)
        {
            return null;
        }

        int shortest = Integer(pulse.Take("shortestMilliseconds", "milliseconds"), 0, MostPulseMilliseconds);
        int quiet = Integer(pulse.Take("quietMilliseconds", "milliseconds"), 0, MostPulseMilliseconds);
        pulse.Finish();
        return new BoardPulse(shortest, quiet);
    }

    private static BoardPms5003? ReadPms5003(ConfigElement? sensor)
    {
        if (sensor is null)
        {
            return null;
        }

        string kind = OneOf(sensor.Take("kind", "PMS5003 or PMS5003T"), ["PMS5003", "PMS5003T"]) == "PMS5003" ? "Pms5003" : "Pms5003T";
        int seconds = Optional(sensor, "warmUpSeconds", BoardSensors.Default.Pms5003!.WarmUpSeconds, least: 0, MostWarmUpSeconds);
        sensor.Finish();
        return new BoardPms5003(kind, seconds);
    }

    private static BoardBoot ReadBoot(ConfigElement boot, string target)
    {
        string drive = OneOf(boot.Take("drive", @"I:\ or D:\"), s_drives);
        int size = Integer(boot.Take("maxImageSize", "bytes"), LeastImageSize, MostImageSize);
        uint counter = Unsigned(boot.Take("securityCounter", "a counter"), 0, ImagePolicy.CounterCeiling);
        int minutes = Optional(boot, "trialMinutes", DefaultTrialMinutes, least: 0, MostTrialMinutes);
        int limit = Optional(boot, "startLimit", DefaultStartLimit, least: 1, MostStarts);
        int seconds = ReadAlive(boot);
        bool refuses = boot.TakeOptional("downgrade") is { } downgrade && OneOf(downgrade, ["allow", "refuse"]) == "refuse";
        byte[]? product = ReadProduct(boot.TakeOptional("product"));
        bool nativeHash = ReadNativeHash(boot.TakeOptional("nativeHash"), target);
        boot.Finish();
        return new BoardBoot(drive, size, counter, minutes, limit, seconds, refuses, product, nativeHash);
    }

    private static int ReadAlive(ConfigElement boot)
    {
        ConfigText? explicitly = boot.TakeOptional("alive");
        ConfigText? seconds = boot.TakeOptional("aliveSeconds");
        if (explicitly is null)
        {
            return seconds is null ? DefaultAliveSeconds : Integer(seconds, 1, MostAliveSeconds);
        }

        OneOf(explicitly, ["explicit"]);
        return seconds is null ? 0 : throw seconds.Refuse($"aliveSeconds {seconds.Quoted} beside alive 'explicit'", "one of the two");
    }

    private static byte[]? ReadProduct(ConfigText? text)
    {
        return text is null ? null : ProductId.TryParse(text.Value)?.Class ?? throw text.Refuse($"the product {text.Quoted}", ProductId.ValidValues);
    }

    private static bool ReadNativeHash(ConfigText? text, string target)
    {
        bool has = BoardTargets.HasCryptography(target);
        bool asks = text is null ? has : OneOf(text, ["true", "false"]) == "true";
        return asks && !has
            ? throw text!.Refuse($"nativeHash 'true' for {target}", "'false': the firmware of this target is built without nanoFramework.System.Security.Cryptography, so a boot stage that needs it would not start")
            : asks;
    }

    private static int Optional(ConfigElement element, string name, int absent, int least, int most)
    {
        return element.TakeOptional(name) is { } text ? Integer(text, least, most) : absent;
    }

    private BoardKeys ReadKeys(ConfigElement keys)
    {
        List<BoardKeyFile> files = ReadFiles(keys);
        int threshold = Integer(keys.Take("threshold", "how many keys must have signed"), 1, Math.Max(1, files.Count));
        ConfigText table = keys.Take("table", TrustedKeyWriter.ValidTables);
        int entries = Integer(table, 0, int.MaxValue);
        keys.Finish();
        return TrustedKeyWriter.IsTable(entries) ? new BoardKeys(threshold, entries, files) : throw table.Refuse(table.Quoted, TrustedKeyWriter.ValidTables);
    }

    private List<BoardKeyFile> ReadPublishers(ConfigElement? publishers, BoardKeys keys, BoardBoot boot)
    {
        if (publishers is null)
        {
            return [];
        }

        List<BoardKeyFile> files = ReadFiles(publishers);
        publishers.Finish();
        if (boot.Product is null)
        {
            throw publishers.Name.Refuse("<publishers>, and <boot> without product", "product=\"DOMAIN/NAME\" in <boot>: a board finds its updates by its product");
        }

        BoardKeyFile? both = files.Find(file => keys.Files.Any(other => other.Name == file.Name));
        return both is null ? files : throw publishers.Name.Refuse($"the key '{both.Name}' in <publishers> and in <keys>", "a key of its own for each: a publisher's key signs no image");
    }

    private List<BoardKeyFile> ReadFiles(ConfigElement keys)
    {
        List<BoardKeyFile> files = [];
        foreach (ConfigElement key in keys.TakeChildren("key"))
        {
            ConfigText file = key.Take("file", "a key's file, relative to nf.config");
            key.Finish();
            if (file.Value.Length == 0 || files.Count == MaxKeys || files.Exists(other => other.Name == file.Value))
            {
                throw file.Refuse($"the key {file.Quoted} as number {files.Count + 1}", $"at most {MaxKeys} keys, each a file of its own");
            }

            files.Add(new BoardKeyFile(file.Value, Path.Combine(FolderOf(_path), file.Value), file.Line));
        }

        return files;
    }

    private static string OneOf(ConfigText text, string[] values)
    {
        return values.Contains(text.Value) ? text.Value : throw text.Refuse(text.Quoted, string.Join(" or ", values));
    }

    private static int Integer(ConfigText text, int least, int most)
    {
        return (int)Unsigned(text, (uint)least, (uint)most);
    }

    private static uint Unsigned(ConfigText text, uint least, uint most)
    {
        return uint.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out uint value) && value >= least && value <= most
            ? value
            : throw text.Refuse(text.Quoted, $"a number from {least} to {most}");
    }

    private static string FolderOf(string path)
    {
        return Path.GetDirectoryName(path) ?? "";
    }

    // No spaces, and no option of nanoff: the name goes to its command line.
    [GeneratedRegex(@"\A[A-Za-z0-9/][A-Za-z0-9/._:-]{0,99}\z")]
    private static partial Regex PortName();
}

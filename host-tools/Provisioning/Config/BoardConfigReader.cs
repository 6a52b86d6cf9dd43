using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using SecureBoot.Image;
using SecureBoot.Provisioning.Boards;
using SecureBoot.Signer.Files;
using SecureBoot.Signer.Images;
using SecureBoot.Signer.Keys;

namespace SecureBoot.Provisioning.Config;

/// <summary>Reads nf.config and refuses unknown content, with the line.</summary>
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

        ConfigValue.OneOf(root.Take("version", "1"), ["1"]);
        ConfigElement board = root.TakeChild("board");
        ConfigText target = board.Take("target", "a target of nanoFramework's firmware");
        string series = BoardTargets.SeriesOf(target.Value)
            ?? throw target.Refuse(
                $"the target {target.Quoted}",
                "a target of nanoFramework's firmware for ESP32",
                "the targets are " + string.Join(", ", BoardTargets.Names));
        int megabytes = ReadFlash(board.Take("flash", "such as 4MB"), series);
        string? port = ReadPort(board.TakeOptional("port"));
        PinConfigReader reader = new(root.TakeChild("pins"), target.Value, series);
        BoardPins pins = reader.Read();
        BoardSerial serial = ReadSerial(root.TakeChild("serial"));
        BoardSensors sensors = SensorConfigReader.Read(
            root.TakeOptionalChild("sensors"), series, pins.Buses, reader.TakeAnalog);
        BoardBoot boot = ReadBoot(root.TakeChild("boot"), target.Value);
        BoardKeys keys = ReadKeys(root.TakeChild("keys"));
        List<BoardKeyFile> publishers = ReadPublishers(root.TakeOptionalChild("publishers"), keys, boot);
        BoardUpdates? updates = UpdatesConfigReader.Read(
            root.TakeOptionalChild("updates"), FolderOf(_path), publishers.Count, sensors.SleepSeconds);
        BoardSign? sign = root.TakeOptionalChild("sign") is { } element ? ReadSign(element) : null;
        board.Finish();
        root.Finish();

        PartitionTable partitions = PartitionTables.Find(series, megabytes)
            ?? throw new InvalidOperationException("a flash size without a table");
        return new BoardConfig(
            FolderOf(_path),
            target.Value,
            series,
            megabytes,
            partitions,
            port,
            pins,
            serial,
            sensors,
            boot,
            keys)
        { Path = _path, Publishers = publishers, Updates = updates, Sign = sign };
    }

    private static int ReadFlash(ConfigText text, string series)
    {
        IReadOnlyList<int> sizes = PartitionTables.FlashSizes(series);
        string[] names = [.. sizes.Select(size => $"{size}MB")];
        return sizes[Array.IndexOf(names, ConfigValue.OneOf(text, names))];
    }

    private static string? ReadPort(ConfigText? text)
    {
        return text is null || IsPort(text.Value)
            ? text?.Value
            : throw text.Refuse($"the serial port {text.Quoted}", "a name such as COM5 or /dev/ttyUSB0");
    }

    private static BoardSerial ReadSerial(ConfigElement serial)
    {
        string recovery = ConfigValue.OneOf(serial.Take("recovery", "COM2 or COM3"), s_ports);
        int baud = ConfigValue.Integer(serial.Take("recoveryBaud", "bits a second"), 1200, 4_000_000);
        ConfigText particles = serial.Take("particles", "COM2 or COM3");
        ConfigValue.OneOf(particles, s_ports);
        serial.Finish();
        return particles.Value != recovery
            ? new BoardSerial(recovery, baud, particles.Value)
            : throw particles.Refuse($"{particles.Quoted}, which recovery has", "another serial port for each");
    }

    private static BoardBoot ReadBoot(ConfigElement boot, string target)
    {
        string drive = ConfigValue.OneOf(boot.Take("drive", @"I:\ or D:\"), s_drives);
        int size = ConfigValue.Integer(boot.Take("maxImageSize", "bytes"), LeastImageSize, MostImageSize);
        uint counter = ConfigValue.Unsigned(boot.Take("securityCounter", "a counter"), 0, ImagePolicy.CounterCeiling);
        ConfigText? trial = boot.TakeOptional("trialMinutes");
        int minutes = trial is null ? DefaultTrialMinutes : ConfigValue.Integer(trial, 0, MostTrialMinutes);
        int limit = ConfigValue.Optional(boot, "startLimit", DefaultStartLimit, least: 1, MostStarts);
        int seconds = ReadAlive(boot);
        bool refuses = boot.TakeOptional("downgrade") is { } downgrade
            && ConfigValue.OneOf(downgrade, ["allow", "refuse"]) == "refuse";
        byte[]? product = ReadProduct(boot.TakeOptional("product"));
        bool nativeHash = ReadNativeHash(boot.TakeOptional("nativeHash"), target);
        boot.Finish();
        return new BoardBoot(drive, size, counter, minutes, limit, seconds, refuses, product, nativeHash)
        {
            TrialLine = trial?.Line ?? 0,
        };
    }

    private static int ReadAlive(ConfigElement boot)
    {
        ConfigText? explicitly = boot.TakeOptional("alive");
        ConfigText? seconds = boot.TakeOptional("aliveSeconds");
        if (explicitly is null)
        {
            return seconds is null ? DefaultAliveSeconds : ConfigValue.Integer(seconds, 1, MostAliveSeconds);
        }

        ConfigValue.OneOf(explicitly, ["explicit"]);
        return seconds is null
            ? 0
            : throw seconds.Refuse($"aliveSeconds {seconds.Quoted} beside alive 'explicit'", "one of the two");
    }

    private static byte[]? ReadProduct(ConfigText? text)
    {
        return text is null
            ? null
            : ProductId.TryParse(text.Value)?.Class
                ?? throw text.Refuse($"the product {text.Quoted}", ProductId.ValidValues);
    }

    private static bool ReadNativeHash(ConfigText? text, string target)
    {
        bool has = BoardTargets.HasCryptography(target);
        bool asks = text is null ? has : ConfigValue.OneOf(text, ["true", "false"]) == "true";
        return asks && !has
            ? throw text!.Refuse(
                $"nativeHash 'true' for {target}",
                "'false': the firmware of this target is built without nanoFramework.System.Security.Cryptography, "
                    + "so a boot stage that needs it would not start")
            : asks;
    }

    private BoardKeys ReadKeys(ConfigElement keys)
    {
        List<BoardKeyFile> files = ReadFiles(keys);
        int threshold = ConfigValue.Integer(
            keys.Take("threshold", "how many keys must have signed"),
            1,
            Math.Max(1, files.Count),
            $": at most the number of keys, and <keys> has {files.Count}");
        ConfigText table = keys.Take("table", TrustedKeyWriter.ValidTables);
        int entries = ConfigValue.Integer(table, 0, int.MaxValue);
        keys.Finish();
        return TrustedKeyWriter.IsTable(entries)
            ? new BoardKeys(threshold, entries, files)
            : throw table.Refuse(table.Quoted, TrustedKeyWriter.ValidTables);
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
            throw publishers.Name.Refuse(
                "<publishers>, and <boot> without product",
                "product=\"DOMAIN/NAME\" in <boot>: a board finds its updates by its product");
        }

        BoardKeyFile? both = files.Find(file => keys.Files.Any(other => other.Name == file.Name));
        return both is null
            ? files
            : throw publishers.Name.Refuse(
                $"the key '{both.Name}' in <publishers> and in <keys>",
                "a key of its own for each: a publisher's key signs no image");
    }

    private BoardSign ReadSign(ConfigElement sign)
    {
        ConfigText? project = sign.TakeOptional("project");
        ConfigText? counter = sign.TakeOptional("securityCounter");
        List<BoardSigner> keys = [];
        foreach (ConfigElement key in sign.TakeChildren("key"))
        {
            ConfigText file = key.Take(
                "file", "a private key's file, relative to nf.config, or a token's key: pkcs11:…");
            ConfigText? password = key.TakeOptional("passwordFile");
            key.Finish();
            if (file.Value.Length == 0 || keys.Count == MaxKeys || keys.Exists(other => other.Name == file.Value))
            {
                throw file.Refuse(
                    $"the key {file.Quoted} as number {keys.Count + 1}",
                    $"at most {MaxKeys} keys, each a file of its own");
            }

            keys.Add(new BoardSigner(
                file.Value, KeyPath(file.Value), password is null ? null : Beside(password.Value)));
        }

        sign.Finish();
        return keys.Count > 0
            ? new BoardSign(project is null ? null : Beside(project.Value), ReadCounter(counter), keys)
            : throw sign.Name.Refuse(
                "<sign> without a key", "<key file=\"release.pem\" />, the private key that signs");
    }

    private static uint? ReadCounter(ConfigText? counter)
    {
        return counter is null || counter.Value == "auto"
            ? null
            : ConfigValue.Unsigned(counter, 0, ImagePolicy.CounterCeiling);
    }

    private string Beside(string name)
    {
        return Path.Combine(FolderOf(_path), name);
    }

    // A key in a token has a URI in place of a path.
    private string KeyPath(string name)
    {
        return TokenUri.IsUri(name) ? name : Beside(name);
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
                throw file.Refuse(
                    $"the key {file.Quoted} as number {files.Count + 1}",
                    $"at most {MaxKeys} keys, each a file of its own");
            }

            files.Add(new BoardKeyFile(file.Value, KeyPath(file.Value), file.Line));
        }

        return files;
    }

    private static string FolderOf(string path)
    {
        return Path.GetDirectoryName(path) ?? "";
    }

    // No spaces, and no option of nanoff: the name is part of nanoff's command line.
    [GeneratedRegex(@"\A[A-Za-z0-9/][A-Za-z0-9/._:-]{0,99}\z")]
    private static partial Regex PortName();
}

using System.Collections.Generic;
using System.IO;
using System.Text.Json.Nodes;
using SecureBoot.Boot;
using SecureBoot.Provisioning.Config;
using SecureBoot.Signer.Files;

namespace SecureBoot.Provisioning.Flashing;

/// <summary>The calls of nanoff that flash a board, and the files that they are given.</summary>
/// <remarks>
/// By nanoff's source (nanoFirmwareFlasher baccab8, 2026-07-30): the update is called with minimal words, because with
/// more it moves the cursor of a console that is not there (Esp32Operations.cs:524, 561); the deployment gets its
/// address, because nanoff's own default is that of other chips (Esp32Firmware.cs:35); files are deployed without
/// --nanodevice, which would end before them (Program.cs, RunOptionsAndReturnExitCodeAsync), and with the port in the
/// JSON file, because a port on the command line can be taken for an operation on the chip.
/// </remarks>
/// <param name="config">The board.</param>
/// <param name="port">The port that the board is at.</param>
/// <param name="folder">The folder of the files.</param>
public sealed class FlashPlan(BoardConfig config, string port, string folder)
{
    private const string NoVersionCheck = "--suppressnanoffversioncheck";

    private readonly BoardConfig _config = config;
    private readonly string _port = port;
    private readonly string _folder = Path.GetFullPath(folder);

    /// <summary>Whether everything in the flash is erased first, the drive too.</summary>
    public bool IsErased { get; init; }

    /// <summary>The firmware's version, or null for the newest.</summary>
    public string? FirmwareVersion { get; init; }

    /// <summary>The path of the image on the board.</summary>
    public string ImagePath => _config.Boot.Drive + Slot.FileOf(Slot.A);

    /// <summary>The file that holds the whole deployment partition.</summary>
    public string DeploymentFile => Path.Combine(_folder, "deployment.bin");

    /// <summary>The file that holds the image as it was verified.</summary>
    public string ImageFile => Path.Combine(_folder, "image.img");

    /// <summary>The list of the files for the board.</summary>
    public string FilesFile => Path.Combine(_folder, "files.json");

    /// <summary>The list of the files of an older install to delete.</summary>
    public string OldFilesFile => Path.Combine(_folder, "old-files.json");

    /// <summary>Reads the chip's type.</summary>
    public NanoffCommand Probe =>
        new("probe", ["--platform", "esp32", "--serialport", _port, "--devicedetails", "-v", "n", NoVersionCheck]);

    /// <summary>Restarts the board: after a request for its details, nanoff resets the chip at the end.</summary>
    public NanoffCommand Restart => Probe with { Name = "restart" };

    /// <summary>Reads the runtime's details and its loaded assemblies.</summary>
    public NanoffCommand Report =>
        new("report", ["--nanodevice", "--devicedetails", "--serialport", _port, "-v", "n", NoVersionCheck]);

    /// <summary>The calls of a step. The files of an older install are deleted after the image is written: until then
    /// the board can still boot its old image.</summary>
    public IReadOnlyList<NanoffCommand> Of(FlashStep step)
    {
        return step switch
        {
            FlashStep.Firmware => [Firmware()],
            FlashStep.Boot =>
                [new NanoffCommand(
                    "boot",
                    ["--platform", "esp32", "--target", _config.Target, "--serialport", _port, "--deploy", "--image",
                        DeploymentFile, "--address", $"0x{_config.Partitions.DeployAddress:X}", "-v", "n",
                        NoVersionCheck])],
            _ => [DeployFiles(FilesFile), DeployFiles(OldFilesFile)],
        };
    }

    /// <summary>The content of <see cref="FilesFile"/>. The image's name is deleted first: a storage driver may write
    /// into an existing file without truncating it.</summary>
    public byte[] DescribeFiles()
    {
        return Describe((Slot.FileOf(Slot.A), null), (Slot.FileOf(Slot.A), ImageFile));
    }

    /// <summary>The content of <see cref="OldFilesFile"/>: this is a first install, so the state of an older install is
    /// deleted.</summary>
    public byte[] DescribeOldFiles()
    {
        return Describe((JournalRecord.FileOf(0), null), (JournalRecord.FileOf(1), null), (Slot.FileOf(Slot.B), null));
    }

    private static NanoffCommand DeployFiles(string list)
    {
        return new NanoffCommand("app", ["--filedeployment", list, "-v", "n", NoVersionCheck]);
    }

    private byte[] Describe(params (string Name, string? Source)[] files)
    {
        return JsonOutput.Write(new JsonObject
        {
            ["serialport"] = _port,
            ["files"] = JsonOutput.List(files, file => Describe(file.Name, file.Source)),
        });
    }

    // Without a source nanoff deletes the file.
    private JsonObject Describe(string name, string? source)
    {
        JsonObject file = new() { ["DestinationFilePath"] = _config.Boot.Drive + name };
        if (source is not null)
        {
            file["SourceFilePath"] = source;
        }

        return file;
    }

    private NanoffCommand Firmware()
    {
        List<string> arguments = ["--platform", "esp32", "--target", _config.Target, "--serialport", _port, "--update"];
        if (FirmwareVersion is not null)
        {
            arguments.AddRange(["--fwversion", FirmwareVersion]);
        }

        if (IsErased)
        {
            arguments.Add("--masserase");
        }

        arguments.AddRange(["-v", "m", NoVersionCheck]);
        return new NanoffCommand("firmware", arguments);
    }
}

using System;
using System.Collections.Generic;
using System.CommandLine;
using System.ComponentModel;
using System.IO;
using System.IO.Ports;
using System.Linq;
using System.Runtime.InteropServices;
using SecureBoot.Cli.Options;
using SecureBoot.Cli.Shell;
using SecureBoot.Provisioning.Config;
using SecureBoot.Provisioning.Flashing;
using SecureBoot.Provisioning.Sources;
using SecureBoot.Signer;
using SecureBoot.Signer.Keys;

namespace SecureBoot.Cli.Commands;

/// <summary>secureboot doctor: the tools that this machine has and lacks for building and flashing.</summary>
internal sealed partial class DoctorCommand : ToolCommand
{
    private const int Sdk = 10;
    private const string Library = "nanoframework.corelibrary";

    // R_OK and W_OK of POSIX.
    private const int ReadAndWrite = 4 + 2;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly Terminal _terminal;
    private readonly Option<string> _config;
    private readonly Option<string> _port;
    private readonly Option<string> _nanoff;
    private bool _isWhole;

    internal DoctorCommand(Terminal terminal)
        : base(
            "doctor",
            "Say what this machine has and lacks for building, signing and flashing, with the command that fixes "
                + "it: exit 1 if something is missing.",
            "[options]",
            """
            secureboot doctor
            secureboot doctor --port /dev/ttyUSB0 --json
            """)
    {
        _terminal = terminal;
        _config = AddOption(
            "--config",
            "FILE",
            "the board's facts; default the nf.config of this folder or the next one above that has it");
        _port = AddOption("--port", "PORT", "the serial port that the board is at; default is the one in nf.config");
        _nanoff = AddOption("--nanoff", "PATH", $"the tool; default ${Nanoff.Variable}, else nanoff");
        AddJson(terminal);
    }

    protected override int Run(ParseResult arguments)
    {
        _isWhole = true;
        CheckSdk();
        CheckPackages();
        BoardConfig? config = CheckConfig(arguments);
        if (config is not null)
        {
            CheckKeys(config);
            CheckBuilt(config);
        }

        Nanoff nanoff = new(arguments.GetValue(_nanoff), _ => { });
        bool hasNanoff = CheckNanoff(nanoff);
        string? port = arguments.GetValue(_port) ?? config?.Port;
        bool hasPort = CheckPort(port);
        CheckBoard(config, port, nanoff, hasNanoff && hasPort);
        return _isWhole ? ExitCode.Done : ExitCode.Refused;
    }

    private void CheckSdk()
    {
        try
        {
            IReadOnlyList<string> lines = ToolProcess.Run(
                ToolProcess.Dotnet, ["--list-sdks"], s_patience, _ => { })?.Lines ?? [];
            string[] versions = [.. lines.Select(line => line.Split(' ')[0])];
            string? found = versions.LastOrDefault(version =>
                int.TryParse(version.Split('.')[0], out int major) && major >= Sdk);
            Say(
                "sdk",
                found,
                $"of .NET {Sdk} or newer{(versions.Length == 0 ? "" : ": there is " + string.Join(", ", versions))}",
                "https://dotnet.microsoft.com/download");
        }
        catch (Win32Exception)
        {
            Say("sdk", null, "dotnet is not on the path", "https://dotnet.microsoft.com/download");
        }
    }

    private void CheckPackages()
    {
        string folder = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } named
            ? named
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        string library = Path.Combine(folder, Library);
        string? version = Directory.Exists(library)
            ? Directory.GetDirectories(library).Select(Path.GetFileName).Order(StringComparer.Ordinal).LastOrDefault()
            : null;
        Say(
            "packages",
            version is null ? null : $"nanoFramework.CoreLibrary {version}",
            $"no nanoFramework.CoreLibrary in {folder}, which firmware is compiled against",
            "dotnet restore");
    }

    private BoardConfig? CheckConfig(ParseResult arguments)
    {
        string? path = arguments.GetValue(_config) is { } named
            ? PathText.Require("--config", named)
            : BoardOptions.FindUpwards(".");
        if (path is null)
        {
            Say(
                "nf.config",
                null,
                "none in this folder or above it",
                "dotnet new secureboot -n MyApp, or go to the project's folder");
            return null;
        }

        try
        {
            BoardConfig config = BoardConfigReader.Read(path);
            Say("nf.config", $"{path}, {config.Target}", "", "");
            return config;
        }
        catch (SignerException exception)
        {
            Say(
                "nf.config",
                null,
                exception.Message,
                exception.Hint.Length > 0 ? exception.Hint : "docs/flashing.md, section 1, describes each element");
            return null;
        }
    }

    private void CheckKeys(BoardConfig config)
    {
        const string Make =
            "secureboot keygen --out release.pem; secureboot pubkey --key release.pem --out release.pub.pem; name "
                + "it in <keys> of nf.config; secureboot provision";
        try
        {
            int count = ConfiguredKeys.Load(config, isPublishedAllowed: true).Keys.Count;
            Say(
                "keys",
                count == 0 ? null : $"{count}, of which {config.Keys.Threshold} must have signed",
                "nf.config names no key, so that the boot stage refuses every image",
                Make);
        }
        catch (SignerException exception)
        {
            Say("keys", null, exception.Message, exception.Hint.Length > 0 ? exception.Hint : Make);
        }

        bool signs = config.Sign is { } sign && sign.Keys.All(key => TokenUri.IsUri(key.Path) || File.Exists(key.Path));
        Say(
            "signing",
            signs ? string.Join(", ", config.Sign!.Keys.Select(key => key.Name)) : null,
            config.Sign is null
                ? "nf.config has no <sign>, by which secureboot build signs"
                : "a key of <sign> is not there",
            "<sign securityCounter=\"auto\"><key file=\"release.pem\" /></sign> in nf.config");
    }

    private void CheckBuilt(BoardConfig config)
    {
        Say("boot stage", BootStageOutput.TryFind(config.Folder), "it has not been built", "secureboot build");
        string image = BuiltImage.PathOf(config.Folder);
        Say("image", File.Exists(image) ? image : null, $"no {image}", "secureboot build");
    }

    private bool CheckNanoff(Nanoff nanoff)
    {
        try
        {
            Say("nanoff", nanoff.RequireVersion().ToString(), "", "");
            return true;
        }
        catch (FlashException exception)
        {
            Say("nanoff", null, exception.Message, exception.Hint);
            return false;
        }
    }

    private bool CheckPort(string? port)
    {
        string[] ports = SerialPort.GetPortNames();
        if (port is null)
        {
            Say(
                "port",
                null,
                ports.Length == 0
                    ? "there is none, and nf.config names none"
                    : $"nf.config names none; there are {string.Join(", ", ports.Order(StringComparer.Ordinal))}",
                "plug the board in, and name the port: port=\"...\" in <board>, or --port");
            return false;
        }

        if (OperatingSystem.IsWindows() ? !ports.Contains(port, StringComparer.OrdinalIgnoreCase) : !File.Exists(port))
        {
            Say("port", null, $"{port} is not there", "plug the board in; nanoff --listports lists the ports");
            return false;
        }

        bool isAllowed = OperatingSystem.IsWindows() || Access(port, ReadAndWrite) == 0;
        Say(
            "port",
            isAllowed ? port : null,
            $"{port} may not be read and written",
            "sudo usermod -aG dialout $USER, then log in again; on some systems the group is uucp");
        return isAllowed;
    }

    private void CheckBoard(BoardConfig? config, string? port, Nanoff nanoff, bool isReachable)
    {
        if (config is null || port is null || !isReachable)
        {
            Say("board", null, "not asked: that needs nf.config, nanoff and a port", "fix those first");
            return;
        }

        try
        {
            BoardReport report = new Flasher(config, new FlashPlan(config, port, "flash"), nanoff, port).Report(
                deployment: null, isFirmwareNew: false);
            Say("board", $"{report.Target}, nanoCLR {report.Runtime}", "", "");
        }
        catch (FlashException exception)
        {
            Say("board", null, exception.Message, exception.Hint);
        }
    }

    private void Say(string name, string? found, string lacks, string fix)
    {
        _terminal.Verdict(name, Printable.Escape(found ?? "missing: " + lacks), found is not null);
        if (found is null)
        {
            _isWhole = false;
            _terminal.Answer("fix " + name, Printable.Escape(fix));
        }
    }

    [LibraryImport("libc", EntryPoint = "access", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Access(string path, int mode);
}

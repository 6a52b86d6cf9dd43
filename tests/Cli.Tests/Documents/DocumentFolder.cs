using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>A folder in which the commands of the documents run unchanged: <c>secureboot</c> and <c>dotnet run
/// --project host-tools/Cli --</c> start the built command.</summary>
public sealed class DocumentFolder : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TempFolder _tools = new();
    private readonly string _dotnet;

    /// <summary>Makes the folder.</summary>
    /// <param name="hasSources">True: the folder has the project's sources, and dotnet builds them. False: the folder
    /// has the output of the build of these tests, and dotnet builds nothing.</param>
    public DocumentFolder(bool hasSources = false)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a POSIX shell: run the tests on Linux or macOS");
        _dotnet = FindProgram("dotnet") ?? throw new InvalidOperationException("dotnet is not on the path");
        _tools.WriteProgram("secureboot", $"#!/bin/sh\nexec '{SecurebootProcess.Executable}' \"$@\"\n");
        _tools.WriteProgram("dotnet", hasSources ? Passing() : StandIn());
        Directory.CreateDirectory(_folder.File("home"));
        if (hasSources)
        {
            CopySources();
        }
        else
        {
            LinkBuilt();
        }
    }

    /// <summary>Environment variables for the commands, in addition to the inherited ones.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    // The assemblies for the device from the build of these tests.
    private static string Firmware => Path.Combine(AppContext.BaseDirectory, "firmware");

    /// <summary>The path of a file in the folder.</summary>
    public string File(string name) => _folder.File(name);

    /// <summary>Writes a text file.</summary>
    public void Write(string name, string text) => _folder.Write(name, text);

    /// <summary>Makes a program that the commands find on the path.</summary>
    public void AddTool(string name, string script) => _tools.WriteProgram(name, script);

    /// <summary>Adds the files that the documents mention: a key, assemblies, and an nf.config that trusts the
    /// key.</summary>
    public void AddUsualFiles()
    {
        System.IO.File.Copy(Path.Combine(Firmware, "SecureBoot.Sensors.pe"), _folder.File("Library.pe"));
        System.IO.File.Copy(Path.Combine(Firmware, "SensorApp.pe"), _folder.File("App.pe"));
        _folder.Write("nf.config", BoardFolder.Good);
        Directory.CreateDirectory(_folder.File("firmware/BootStage"));
        Directory.CreateDirectory(_folder.File("firmware/SensorApp"));
    }

    /// <summary>Runs a script of commands. The script ends at the first failure.</summary>
    public async Task<CommandResult> Run(string script)
    {
        Dictionary<string, string> environment = new(Environment)
        {
            ["PATH"] = $"{_tools.Path}:{System.Environment.GetEnvironmentVariable("PATH")}",
            ["HOME"] = _folder.File("home"),
            ["SECUREBOOT"] = Repository.Root,
            ["MSBUILDDISABLENODEREUSE"] = "1",
        };
        using SecurebootProcess shell = SecurebootProcess.Start(
            "/bin/sh", ["-c", $"cd '{_folder.Path}'\n{script}"], environment);
        return await shell.Finish();
    }

    /// <summary>The path of a program that is on the path, or null.</summary>
    public static string? FindProgram(string name)
    {
        return (System.Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(System.IO.File.Exists);
    }

    public void Dispose()
    {
        _folder.Dispose();
        _tools.Dispose();
    }

    // A dotnet that builds nothing, because the build of the tests has made all outputs, and that runs programs as
    // Device.targets does.
    private static string StandIn()
    {
        return $$"""
            #!/bin/sh
            case "$1 $2 $3" in
                "run --project host-tools/Cli")
                    shift 3; [ "$1" = -- ] && shift
                    exec '{{SecurebootProcess.Executable}}' "$@" ;;
                "run --project firmware/"*)
                    name=${3#firmware/}
                    shift 3; [ "$1" = -- ] && shift
                    exec '{{SecurebootProcess.Executable}}' emulate '{{Firmware}}'/"$name.pe" "$@" ;;
                "build SecureBoot.sln "*|"build host-tools/"*|"build firmware/"*)
                    [ -e '{{Repository.Root}}'/"$2" ] || { echo "found no $2" >&2; exit 1; } ;;
                *)
                    echo "dotnet $*: mark the block sh slow" >&2; exit 1 ;;
            esac

            """;
    }

    private string Passing()
    {
        return $$"""
            #!/bin/sh
            if [ "$1 $2 $3" = "run --project host-tools/Cli" ]; then
                shift 3; [ "$1" = -- ] && shift
                exec '{{SecurebootProcess.Executable}}' "$@"
            fi
            exec '{{_dotnet}}' "$@"

            """;
    }

    private void LinkBuilt()
    {
        foreach (string name in new[] { "BootStage", "SensorApp" })
        {
            Directory.CreateDirectory(_folder.File($"artifacts/bin/{name}"));
            Directory.CreateSymbolicLink(_folder.File($"artifacts/bin/{name}/debug"), Firmware);
            Directory.CreateSymbolicLink(_folder.File($"artifacts/bin/{name}/release"), Firmware);
        }

        Directory.CreateDirectory(_folder.File("artifacts/bin/Cli/release"));
        System.IO.File.CreateSymbolicLink(
            _folder.File("artifacts/bin/Cli/release/SecureBoot.Cli"), Path.Combine(_tools.Path, "secureboot"));
    }

    private void CopySources()
    {
        string[] left = ["artifacts", ".git", "bin", "obj"];
        Copy(new DirectoryInfo(Repository.Root), _folder.Path);

        void Copy(DirectoryInfo from, string to)
        {
            Directory.CreateDirectory(to);
            foreach (FileInfo file in from.EnumerateFiles())
            {
                file.CopyTo(Path.Combine(to, file.Name), overwrite: true);
            }

            foreach (DirectoryInfo folder in from.EnumerateDirectories().Where(folder => !left.Contains(folder.Name)))
            {
                Copy(folder, Path.Combine(to, folder.Name));
            }
        }
    }
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>The packages: installed from a folder as the only source of packages, and used.</summary>
public sealed class PackageTests : IDisposable
{
    private const string Configuration =
#if DEBUG
        "Debug";
#else
        "Release";
#endif

    private const string BuildAndSign = "secureboot build";

    // Builds with the rules of docs/analyzers.md. The other builds leave the rules out to save time.
    private const string Checked = "RunAnalyzers=true ";

    private static readonly string[] s_files =
    [
        "README.md", "nf.config", ".editorconfig", ".gitignore", "docs/signing.md",
        "firmware/BootStage/VisualStudio/BootStage.nfproj", "VisualStudio/Thermometer.nfproj", "Thermometer.sln",
        "Thermometer.csproj", "tests/Thermometer.Tests/Thermometer.Tests.csproj",
    ];
    private static readonly string[] s_libraries =
    [
        "firmware/BootStage/Program.cs",
        "firmware/BootStage/BootStage.csproj",
        "firmware/SecureBoot/SecureBoot.csproj",
        "firmware/Sensors/Sensors.csproj",
    ];

    // names of projects, and the names of their applications
    private static readonly (string Name, string Application)[] s_names =
    [
        ("My-App", "My_App"),
        ("my-app", "my_app"),
        ("9lives", "_9lives"),
        ("a.b", "a.b"),
        ("class", "classApp"),
        ("BootStage", "BootStageApp"),
        ("SecureBoot", "SecureBootApp"),
        ("Sensors", "SensorsApp"),
    ];

    private readonly TempFolder _folder = new();
    private readonly Dictionary<string, string> _environment;

    public PackageTests()
    {
        // The test changes no settings of the user and needs no network.
        _folder.Write("nuget.config", $"<configuration><packageSources><clear /></packageSources></configuration>");
        Directory.CreateDirectory(_folder.File("bin"));
        _folder.WriteProgram("bin/dotnet", StandIn());
        _environment = new(BuildEnvironment.Variables)
        {
            ["DOTNET_CLI_HOME"] = _folder.File("home"),
            ["NUGET_PACKAGES"] = _folder.File("cache"),
            ["DOTNET_NOLOGO"] = "1",
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            ["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false",
        };
    }

    public static TheoryData<string> Names => [.. s_names.Select(pair => pair.Name)];

    private static string BaseLibrary =>
        Path.Combine(AppContext.BaseDirectory, "corelibrary", "nanoframework.corelibrary.1.17.11.nupkg");

    private string Tool =>
        _folder.File(
            OperatingSystem.IsWindows() ? "home/.dotnet/tools/secureboot.exe" : "home/.dotnet/tools/secureboot");

    public void Dispose()
    {
        _folder.Dispose();
    }

    [Fact]
    [Trait("Set", "slow")]
    public async Task Tool_InstalledFromItsPackage_SignsAndVerifies()
    {
        await Pack("host-tools/Cli");
        await AddSource();
        File.Copy(Path.Combine(AppContext.BaseDirectory, "firmware", "TrialApp.pe"), _folder.File("App.pe"));
        string said = await Shell(_folder.Path, Commands("host-tools/Cli/PACKAGE.md"));

        Assert.Contains("\nstatus: Ok\n", said, StringComparison.Ordinal);
        Assert.Contains("boot: verified version 1.2.3+0, ", said, StringComparison.Ordinal);
        Assert.Equal(Secureboot.Run("--version").Output, (await Run(Tool, "--version")).Output);
        Assert.Contains(
            "pkg:nuget/System.CommandLine@", (await Run(Tool, "sbom", "--tool")).Output, StringComparison.Ordinal);
        Assert.EndsWith("demo: as expected\n", (await Run(Tool, "demo")).Output, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Set", "slow")]
    public async Task Template_FromAnEmptyFolder_EveryCommandOfItsReadmeAndImagesThatReplaceEachOther()
    {
        AddBaseLibrary();
        await Shell(_folder.Path, Commands("docs/getting-started.md"));
        string project = _folder.File("Thermometer");
        Assert.All(s_files, file => Assert.True(File.Exists(Path.Combine(project, file)), file));
        Assert.All(
            Directory.GetFiles(Path.Combine(Repository.Root, "firmware", "SensorApp"), "*.cs"),
            source => Assert.Equal(
                File.ReadAllText(source).Replace("SensorApp", "Thermometer", StringComparison.Ordinal),
                File.ReadAllText(Path.Combine(project, Path.GetFileName(source)))));

        string[] commands = Commands("host-tools/Templates/template/README.md")
            .Replace("SensorApp", "Thermometer", StringComparison.Ordinal)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(
            commands,
            command =>
                Assert.Contains(
                    command + "\n", File.ReadAllText(Path.Combine(project, "README.md")), StringComparison.Ordinal));
        Assert.Equal(15, commands.Length);
        string output = await Shell(
            project,
            CommandBlock.WithExitCodes(string.Join('\n', commands))
                .Replace(BuildAndSign, Checked + BuildAndSign, StringComparison.Ordinal));
        Assert.True(
            output.Split('\n')
                .Count(line => line.StartsWith("    PulseTotalsTests.", StringComparison.Ordinal)
                    || line.StartsWith("    ReportLineTests.", StringComparison.Ordinal)) >= 5,
            output);
        Assert.Equal(2, output.Split("Failed:     0, Passed:    10, Skipped:     0").Length - 1);
        Assert.Contains("Thermometer.Tests.cobertura.xml", output, StringComparison.Ordinal);
        Assert.Contains("board: made a development key", output, StringComparison.Ordinal);
        Assert.Contains("boot: Boot slot A: Confirmed", output, StringComparison.Ordinal);
        Assert.Contains("board: artifacts/app.img put into slot A, as flashing does", output, StringComparison.Ordinal);
        Assert.Contains(
            "\nboot: Trial slot A: Pending\nboot: verified version 1.0.0+0, ", output, StringComparison.Ordinal);
        Assert.Contains(
            "board: slots A Confirmed 1.0.0+0, B Empty, security counter 16777216", output, StringComparison.Ordinal);
        Assert.Contains("--serialport /dev/ttyUSB0", output, StringComparison.Ordinal);

        // <sign> in nf.config gives the key: `build` signs, and `flash` finds the image without a path.
        string image = Path.Combine(project, "artifacts", "app.img");
        Assert.Contains($"\nwrote: {image}, ", output, StringComparison.Ordinal);
        Assert.Contains($"\njudged by: {Path.Combine(project, "nf.config")}\n", output, StringComparison.Ordinal);
        Assert.Contains("\nimage: artifacts/app.img, ", output, StringComparison.Ordinal);
        Assert.Contains("\nsigning: release.pem\n", output, StringComparison.Ordinal);
        Assert.Contains($"\nimage: {image}\n", output, StringComparison.Ordinal);

        await RequireReplacement(project);
        await RequireRefusalOfGrids(project);
    }

    // A second image replaces the first one, a damaged image is refused, and an image that does not confirm itself is
    // reverted.
    private async Task RequireReplacement(string project)
    {
        string run = "secureboot run --board desk --milliseconds 50000";
        string second = await Shell(
            project, $"{Sign("2.0.0", "second.img")}\n{run} --serial COM3=particles.bin,32/1000 second.img");
        Assert.Contains(
            "board: slots A Confirmed 1.0.0+0, B Confirmed 2.0.0+0, security counter 33554432",
            second,
            StringComparison.Ordinal);
        byte[] damaged = File.ReadAllBytes(Path.Combine(project, "second.img"));
        damaged[1000] ^= 1;
        File.WriteAllBytes(Path.Combine(project, "damaged.img"), damaged);
        Assert.Contains(
            "the board refuses the image: HashMismatch",
            await Shell(project, $"{run} damaged.img 2>&1", exitCode: 1),
            StringComparison.Ordinal);

        // The style rules of this project do not apply to the user's code.
        File.WriteAllText(
            Path.Combine(project, "Program.cs"),
            "using System;\nusing System.Text;\n"
                + "namespace Thermometer { class Program { static void Main() { throw new Exception(\"bad\"); } } }\n");
        string reverted = await Shell(
            project,
            $"{Checked}dotnet build -c Release Thermometer.csproj -v q\n{Sign("3.0.0", "bad.img")}\n{run} bad.img 2>&1",
            exitCode: 1);
        Assert.Contains("\nboot: Trial slot A: Pending\n", reverted, StringComparison.Ordinal);
        Assert.Contains("\nboot: Revert slot B: NotConfirmed\n", reverted, StringComparison.Ordinal);
        Assert.Contains("did not confirm itself and was reverted", reverted, StringComparison.Ordinal);
    }

    private async Task RequireRefusalOfGrids(string project)
    {
        File.WriteAllText(
            Path.Combine(project, "Grid.cs"),
            "namespace Thermometer;\n\ninternal static class Grid\n{\n"
                + "    internal static int[,] Make() => new int[2, 2];\n}\n");
        string refused = await Shell(project, "dotnet build Thermometer.csproj -v q", exitCode: 1);
        Assert.Matches(@"Grid\.cs\(5,\d+\): error SB(P013|3009): ", refused);
    }

    // Slow: runs `dotnet new` eight times.
    [Fact(Explicit = true)]
    [Trait("Set", "manual")]
    public async Task Template_NamesOfAllKinds_MakeAProjectOfItsOwnName()
    {
        await InstallTemplate();
        string board = _folder.File("board");
        await Run("dotnet", "new", "secureboot", "-n", "Thermometer", "-o", board, "--flash", "8MB", "--port",
            "/dev/ttyUSB7");
        Assert.Contains(
            "<board target=\"ESP32_REV3\" flash=\"8MB\" port=\"/dev/ttyUSB7\" />",
            File.ReadAllText(Path.Combine(board, "nf.config")),
            StringComparison.Ordinal);
        foreach ((string name, string application) in s_names)
        {
            string project = await MakeProject(name);
            Assert.Equal(
                [application + ".csproj", application + ".sln"],
                Directory.GetFiles(project, "*.??*").Select(Path.GetFileName)
                    .Where(file => file!.EndsWith("proj", StringComparison.Ordinal)
                        || file.EndsWith(".sln", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
            Assert.Equal(
                Path.Combine(project, "tests", application + ".Tests"),
                Assert.Single(Directory.GetDirectories(Path.Combine(project, "tests"))));
            Assert.Contains(
                $"namespace {application};",
                File.ReadAllText(Path.Combine(project, "Program.cs")),
                StringComparison.Ordinal);
            Assert.Contains(
                $"<AssemblyName>{application}</AssemblyName>",
                File.ReadAllText(Path.Combine(project, application + ".csproj")),
                StringComparison.Ordinal);
            Assert.All(
                s_libraries,
                library =>
                    Assert.Equal(
                        File.ReadAllText(Path.Combine(Repository.Root, library)),
                        File.ReadAllText(Path.Combine(project, library))));
        }
    }

    // Slow: builds each project with all libraries and runs its tests.
    [Theory(Explicit = true)]
    [Trait("Set", "manual")]
    [MemberData(nameof(Names))]
    public async Task Template_NamesOfAllKinds_BuildAndPassTheirTests(string name)
    {
        await InstallTemplate();
        string output = await Shell(await MakeProject(name), "dotnet test");
        Assert.Contains("Failed:     0, Passed:    10, Skipped:     0", output, StringComparison.Ordinal);
    }

    // Signs the assemblies of `secureboot build` under another version.
    private static string Sign(string version, string image)
    {
        const string Built = "artifacts/bin/Thermometer/release";
        return $"secureboot sign --key release.pem --version {version} --security-counter auto --out {image} "
            + $"{Built}/SecureBoot.Sensors.pe {Built}/Thermometer.pe";
    }

    private async Task<string> MakeProject(string name)
    {
        string project = _folder.File("made-" + name);
        await Run("dotnet", "new", "secureboot", "-n", name, "-o", project);
        return project;
    }

    private async Task InstallTemplate()
    {
        await Pack("host-tools/Templates");
        await Pack("host-tools/TestAdapter");
        AddBaseLibrary();
        await AddSource();
        await Run(
            "dotnet",
            "new",
            "install",
            Assert.Single(Directory.GetFiles(_folder.File("packages"), "SecureBoot.Templates.*.nupkg")));
    }

    // Adds the only package that the build needs.
    private void AddBaseLibrary()
    {
        Directory.CreateDirectory(_folder.File("packages"));
        File.Copy(BaseLibrary, Path.Combine(_folder.File("packages"), Path.GetFileName(BaseLibrary)));
    }

    private static string Commands(string document)
    {
        return string.Concat(
            CommandBlock.All.Where(block => block.Document == document && block.Mark == "sh by:PackageTests")
                .Select(block => block.Text));
    }

    // Packs the output of the build of these tests; dotnet does everything else.
    private static string StandIn()
    {
        return $$"""
            #!/bin/sh
            if [ "$1" = pack ]; then
                built=--no-build
                [ "$2" = host-tools/Templates ] && built=--no-restore
                project='{{Repository.Root}}'/$2; shift 2
                exec '{{DocumentFolder.FindProgram("dotnet")}}' pack "$project" $built -c {{Configuration}} -v q \
                    -nodeReuse:false -p:NuGetAudit=false "$@"
            fi
            exec '{{DocumentFolder.FindProgram("dotnet")}}' "$@"

            """;
    }

    private Task<CommandResult> Pack(string project) =>
        Run(_folder.File("bin/dotnet"), "pack", project, "-o", _folder.File("packages"));

    private Task<CommandResult> AddSource() =>
        Run("dotnet", "nuget", "add", "source", _folder.File("packages"), "--name", "local", "--configfile",
            _folder.File("nuget.config"));

    private async Task<string> Shell(string folder, string script, int exitCode = 0)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a POSIX shell: run the tests on Linux or macOS");
        Dictionary<string, string> environment = new(_environment)
        {
            ["PATH"] = $"{_folder.File("bin")}:{_folder.File("home/.dotnet/tools")}:"
                + $"{Environment.GetEnvironmentVariable("PATH")}",
            ["RunAnalyzers"] = "false",
        };
        using SecurebootProcess process = SecurebootProcess.Start(
            "/bin/sh", ["-c", $"set -e\ncd '{folder}'\n{script}"], environment);
        CommandResult result = await process.Finish();
        Assert.True(result.ExitCode == exitCode, result.Output + result.Talk);
        return result.Output;
    }

    private async Task<CommandResult> Run(string program, params string[] arguments)
    {
        CommandResult result = await Start(program, arguments);
        Assert.True(result.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {result.Output}{result.Talk}");
        return result;
    }

    private async Task<CommandResult> Start(string program, params string[] arguments)
    {
        using SecurebootProcess process = SecurebootProcess.Start(program, arguments, _environment);
        return await process.Finish();
    }
}

using System;
using System.IO;
using SecureBoot.TestSupport;

namespace SecureBoot.Libraries.Tests;

/// <summary>A project in a folder outside the repository. The import of Device.props alone makes the project a device
/// project.</summary>
internal sealed class DeviceProject : IDisposable
{
    private static readonly string s_configuration = Path.GetFileName(
        Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
    private readonly string _folder = Directory.CreateTempSubdirectory("secureboot-device-").FullName;

    public DeviceProject(string items)
    {
        string properties = Path.Combine(Repository.Root, "host-tools", "MetadataProcessor", "Build", "Device.props");
        Write("App.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>netnano1.0</TargetFramework>
                <OutputType>Exe</OutputType>
              </PropertyGroup>
              <Import Project="{properties}" />
              <ItemGroup>{items}</ItemGroup>
            </Project>
            """);
    }

    public void Write(string name, string text)
    {
        File.WriteAllText(Path.Combine(_folder, name), text);
    }

    /// <summary>A file of the output folder.</summary>
    public FileInfo Output(string name)
    {
        return new FileInfo(Path.Combine(_folder, "bin", s_configuration, "netnano1.0", name));
    }

    /// <summary>Runs dotnet on the project without a build of the processor and the libraries. The build of the tests
    /// has made both, and other tests may be reading the files.</summary>
    public ToolRun Run(string command, params string[] more)
    {
        string[] arguments =
        [
            command, "-c", s_configuration, "-p:BuildProjectReferences=false", "-tl:off", .. more,
        ];
        return ToolRun.Of("dotnet", arguments, _folder, TimeSpan.FromMinutes(10), BuildEnvironment.Variables);
    }

    /// <summary>The value of a property in the project.</summary>
    public string Property(string name)
    {
        ToolRun run = ToolRun.Of(
            "dotnet", ["msbuild", "-nologo", "-getProperty:" + name], _folder, TimeSpan.FromMinutes(5));
        return run.ExitCode == 0 ? run.Output.Trim() : throw new InvalidOperationException(run.Output + run.Errors);
    }

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
    }
}

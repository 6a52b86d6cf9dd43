using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Emulator.Tests.Builds;

/// <summary>A program that the device does not take fails its build on the host (firmware/DeviceCheck.targets), each use with its file and line.</summary>
public sealed class BuildCheckTests
{
    private const string Source = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        public static unsafe class Program
        {
            public static void Main() { Console.WriteLine("good: " + Sum(new byte[3]).ToString()); }
            private static int Sum(byte[] bytes) { int sum = 0; for (int i = 0; i < bytes.Length; i++) { sum += bytes[i]; } return sum; }
            private static int Listed(List<int> list) { return list.Count; }
            private static int Counted(int[] numbers) { return numbers.Max(); }
            private static byte Spanned(byte[] bytes) { return new Span<byte>(bytes)[0]; }
            private static int Stacked(int* given) { int* numbers = stackalloc int[4]; return numbers[1] + given[0]; }
            private static int Gridded(int[,] grid) { return grid[0, 0]; }
            private static int Maybe(int? number) { return number ?? 0; }
            private static bool Parsed(string text) { return Enum.TryParse(typeof(DayOfWeek), text, out _); }
            private static T Same<T>(T value) { return value; }
            private static void Copied(byte[] from, byte[] to) { Buffer.BlockCopy(from, 0, to, 0, 3); }
            private static double Rooted(double number) { return Math.Cbrt(number); }
        }
        """;

    private static readonly Lazy<ToolRun> s_build = new(Build);

    public static TheoryData<int, string> Offences => new()
    {
        { 8, "the generic type System.Collections.Generic.List`1<System.Int32> is not on the device" },
        { 9, "System.Linq.Enumerable is not on the device" },
        { 10, "the generic type System.Span`1<System.Byte> is not on the device" },
        { 11, "the pointer System.Int32* is not on the device" },
        { 11, "the opcode localloc is not on the device" },
        { 12, "the array System.Int32[0...,0...] is not on the device" },
        { 13, "the generic type System.Nullable`1<System.Int32> is not on the device" },
        { 14, "System.Enum.TryParse(System.Type,System.String,System.Object@) is not on the device" },
        { 15, "the generic method Same" },
        { 16, "System.Buffer is not on the device" },
    };

    [Theory]
    [MemberData(nameof(Offences))]
    public void Build_OfWhatTheDeviceLacks_IsAnErrorWithItsLine(int line, string what)
    {
        Assert.Matches(@"Program\.cs\(" + line + @"\): error SBD001: " + Regex.Escape(what), s_build.Value.Output);
    }

    [Fact]
    public void Build_OfWhatTheDeviceLacks_Fails()
    {
        Assert.NotEqual(0, s_build.Value.ExitCode);
        Assert.Contains("error SBD003: Bad.dll is not for the device", s_build.Value.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_OfWhatOnlyTheEmulatorLacks_IsAWarning()
    {
        Assert.Matches(@"Program\.cs\(17\): warning SBD002: System\.Math\.Cbrt\(System\.Double\) is on the device, but not in this emulator yet", s_build.Value.Output);
    }

    [Fact]
    public void Build_OfWhatTheDeviceHas_IsNoError()
    {
        IEnumerable<string> lines = Regex.Matches(s_build.Value.Output, @"Program\.cs\((\d+)\): error SBD001").Select(match => match.Groups[1].Value).Distinct();
        Assert.Equal(Enumerable.Range(8, 9).Select(line => line.ToString(null, null)), lines.OrderBy(line => line.Length).ThenBy(line => line, StringComparer.Ordinal));
    }

    private static ToolRun Build()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("secureboot-build-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "Program.cs"), Source);
            File.WriteAllText(Path.Combine(folder.FullName, "Bad.csproj"), $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <OutputType>Exe</OutputType>
                    <AllowUnsafeBlocks>true</AllowUnsafeBlocks>
                    <Optimize>true</Optimize>
                    <RunAnalyzers>false</RunAnalyzers>
                  </PropertyGroup>
                  <Import Project="{Path.Combine(Repository.Root, "firmware", "DeviceCheck.targets")}" />
                </Project>
                """);
            return Run(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // The check itself was built with these tests, in their configuration: only the bad program is built here.
    private static ToolRun Run(string folder)
    {
        string configuration = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar).EndsWith("release", StringComparison.Ordinal) ? "Release" : "Debug";
        string[] arguments = ["build", "Bad.csproj", "-c", configuration, "-nologo", "-nodeReuse:false", "-p:BuildProjectReferences=false", "-p:UseSharedCompilation=false"];
        return ToolRun.Of("dotnet", arguments, folder, TimeSpan.FromMinutes(5));
    }
}

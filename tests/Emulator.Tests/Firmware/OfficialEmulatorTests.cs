using System;
using System.Collections.Generic;
using SecureBoot.DeviceSupport;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Emulator.Tests.Firmware;

/// <summary>The firmware's unit tests on nanoFramework's own emulator. The test needs the emulator and the device build
/// (docs/emulator.md).</summary>
public sealed class OfficialEmulatorTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(5);

    [Fact]
    public void FirmwareTests_OnTheOfficialEmulator_AllPass()
    {
        NanoClr? nanoClr = NanoClr.Find(Environment.GetEnvironmentVariable, [DeviceFolder.FullName], out string reason);
        Assert.SkipWhen(nanoClr is null, reason);

        ToolRun run = ToolRun.Of(nanoClr.Program, nanoClr.Arguments, nanoClr.Folder, s_limit);

        List<string> problems = LauncherOutput.Problems(FirmwareTestList.Lines, run);
        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems));
    }
}

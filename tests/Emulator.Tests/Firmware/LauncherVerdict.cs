namespace SecureBoot.Emulator.Tests.Firmware;

/// <summary>What the unit test launcher says of a test.</summary>
internal enum LauncherVerdict
{
    Passed,
    Failed,
    Skipped,
}

namespace SecureBoot.Emulator.Tests.Firmware;

/// <summary>The unit test launcher's verdict on a test.</summary>
internal enum LauncherVerdict
{
    Passed,
    Failed,
    Skipped,
}

namespace SecureBoot.Emulator.Tests.Firmware;

/// <summary>A line that the unit test launcher prints: what it says of which test.</summary>
/// <param name="Verdict">What it says.</param>
/// <param name="Name">Namespace, class, method and the number of the attribute that made it a test.</param>
/// <param name="Text">The ticks of a test that passed, else the message, which may have several lines.</param>
internal sealed record LauncherLine(LauncherVerdict Verdict, string Name, string Text)
{
    public override string ToString()
    {
        string verdict = Verdict switch
        {
            LauncherVerdict.Failed => "failed",
            LauncherVerdict.Skipped => "was skipped",
            _ => "passed",
        };
        return $"{Name} {verdict}: {Text}";
    }
}

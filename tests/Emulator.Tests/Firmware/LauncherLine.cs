namespace SecureBoot.Emulator.Tests.Firmware;

/// <summary>A line of the unit test launcher: the verdict on one test.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Name">Namespace, class, method and the number of the attribute that made the method a test.</param>
/// <param name="Text">The ticks of a passed test, else the message, which may have several lines.</param>
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

using System;
using System.Linq;
using Xunit;

namespace SecureBoot.Cli.Tests;

public sealed class DemoTests
{
    [Fact]
    public void Demo_BootsTheSignedImageAndRefusesEachOther()
    {
        string output = Secureboot.Run("demo").AssertDone().Output;

        string[] outcome = [.. output.Split('\n').Where(line => line.StartsWith("booted ", StringComparison.Ordinal) || line.StartsWith("refused ", StringComparison.Ordinal))];
        Assert.Equal(
            [
                "booted   the signed image: verified, running, 3 readings",
                "refused  tampered, one bit of the body flipped: DigestMismatch",
                "refused  truncated, the last byte missing: TruncatedTlvArea",
                "refused  signed by a key that the board does not trust: UnknownKey",
                "refused  older, version 1.1.0+0 with security counter 1: OldSecurityCounter",
            ],
            outcome);
        Assert.EndsWith("demo: as expected\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Demo_TheFirmwaresOwnWordsAreShown()
    {
        string output = Secureboot.Run("demo").Output;

        Assert.Contains("  | boot: verified version 1.2.0+0, security counter 2", output, StringComparison.Ordinal);
        Assert.Contains("  | 3,5,15,300,", output, StringComparison.Ordinal);
        Assert.Contains("  | boot: refused: OldSecurityCounter", output, StringComparison.Ordinal);
    }
}

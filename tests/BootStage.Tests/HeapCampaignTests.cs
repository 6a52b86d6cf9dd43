using System;
using System.IO;
using System.Text;
using Xunit;

namespace SecureBoot.BootStage.Tests;

/// <summary>The heap campaign of the command, with the heap of a plain ESP32. It takes minutes.</summary>
public class HeapCampaignTests
{
    [Fact(Explicit = true)]
    [Trait("Set", "manual")]
    public void Heap_ImagesOfEverySize_BoardAlwaysComesBack()
    {
        using MemoryStream output = new();
        using StringWriter talk = new();
        int exitCode = Cli.Program.Run(["simulate", "--heap", "--heap-bytes", "102400"], output, talk);
        string answer = Encoding.UTF8.GetString(output.ToArray());
        TestContext.Current.TestOutputHelper?.WriteLine(answer + talk);
        Assert.Equal(0, exitCode);
        Assert.Contains("0 violations", answer, StringComparison.Ordinal);
    }
}

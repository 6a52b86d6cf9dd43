using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>The commands of the documents do what the text says. Each section (<c>##</c>) runs in a separate folder
/// that starts as the text describes.</summary>
public sealed class DocumentCommandTests
{
    private const string Always = "sh";
    private const string Slow = "sh slow";

    /// <summary>The sections with commands that run in each test run.</summary>
    public static TheoryData<string, string> Sections => Find(Always);

    /// <summary>The sections with long commands or builds.</summary>
    public static TheoryData<string, string> SlowSections => Find(Slow);

    [Theory]
    [MemberData(nameof(Sections))]
    public async Task Section_ItsCommands_Succeed(string document, string section)
    {
        string script = Script(document, section, Always);
        if (script.Contains("pkcs11-tool", StringComparison.Ordinal))
        {
            string module = SoftHsm.RequireTools("softhsm2-util", "pkcs11-tool", "openssl");
            script = script.Replace("/usr/lib/softhsm/libsofthsm2.so", module, StringComparison.Ordinal);
        }

        using DocumentFolder folder = new();
        Prepare(folder, document);
        CommandResult result = await folder.Run(script);
        Assert.True(result.ExitCode == 0, result.Output + result.Talk);
    }

    // The folder has the sources, and the test runs the section's `sh` blocks before its `sh slow` blocks.
    [Theory(Explicit = true)]
    [Trait("Set", "manual")]
    [MemberData(nameof(SlowSections))]
    public async Task Section_ItsSlowCommands_Succeed(string document, string section)
    {
        using DocumentFolder folder = new(hasSources: true);
        CommandResult result = await folder.Run(Script(document, section, Always, Slow));
        Assert.True(result.ExitCode == 0, result.Output + result.Talk);
    }

    [Fact]
    public void Sections_AreThere()
    {
        Assert.InRange(Sections.Count, 10, 30);
        Assert.InRange(SlowSections.Count, 4, 20);
    }

    private static TheoryData<string, string> Find(string mark)
    {
        TheoryData<string, string> sections = [];
        foreach ((string document, string section) in CommandBlock.All
            .Where(block => block.Mark == mark)
            .Select(block => (block.Document, block.Section))
            .Distinct())
        {
            sections.Add(document, section);
        }

        return sections;
    }

    private static string Script(string document, string section, params string[] marks)
    {
        string text = string.Concat(CommandBlock.All
            .Where(block => block.Document == document && block.Section == section && marks.Contains(block.Mark))
            .Select(block => block.Text));
        return "set -eux\n" + CommandBlock.WithExitCodes(text);
    }

    // Makes the files that a document's text assumes.
    private static void Prepare(DocumentFolder folder, string document)
    {
        switch (document)
        {
            case "docs/getting-started.md":
                folder.AddUsualFiles();
                break;
            case "docs/signing.md":
                File.Copy(Vectors.Pe("Blink"), folder.File("App.pe"));
                break;
            case "docs/updates.md":
                File.Copy(Vectors.SigningKey, folder.File("release.pem"));
                File.Copy(Vectors.Pe("Blink"), folder.File("App.pe"));
                break;
        }
    }
}

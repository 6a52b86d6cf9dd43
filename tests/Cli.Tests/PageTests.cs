using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using System.Xml.Linq;
using SecureBoot.Cli.Html;
using SecureBoot.Cli.Running;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>The pages: their content, and their view in a browser.</summary>
public sealed partial class PageTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
    }

    [Fact]
    public async Task Run_Html_HasOneElementForEachPowerOn()
    {
        string page = RunPage(out int powerOns);
        string text = File.ReadAllText(page);
        Assert.True(powerOns > 2);
        Assert.Equal(powerOns, PowerOn().Count(text));
        Assert.Contains("<p class=\"decision\">Trial slot A: Pending</p>", text, StringComparison.Ordinal);
        Assert.Contains("<p>ends: power cut</p>", text, StringComparison.Ordinal);
        Assert.Contains("<span>the power is cut</span>", text, StringComparison.Ordinal);
        Assert.Contains("<span>write journal1 0+208</span>", text, StringComparison.Ordinal);
        AssertAlone(text);
        await AssertShown(page, powerOns, parts: 0);
    }

    [Fact]
    public async Task Simulate_Html_HasOneElementForEachPowerOn()
    {
        string page = _folder.File("story.html");
        string output = Secureboot.Run("simulate", "update", "--cut", "31:head", "--html", page).AssertDone().Output;
        int decided = output.Split('\n').Count(line => line.Contains("power-on: ", StringComparison.Ordinal));

        string text = File.ReadAllText(page);
        Assert.True(decided > 1);
        Assert.Equal(decided, PowerOn().Count(text));
        AssertAlone(text);
        await AssertShown(page, decided, parts: 0);
    }

    [Fact]
    public async Task Inspect_Html_MapsEveryByte()
    {
        string image = TestSupport.Repository.Vectors("imgtool", "images", "ecdsa-p256-allprot.bin");
        string page = _folder.File("image.html");
        Secureboot.Run("inspect", "--html", page, image).AssertDone();

        string text = File.ReadAllText(page);
        (long At, long Size)[] parts =
        [
            .. Part().Matches(text)
                .Select(match =>
                    (
                        Convert.ToInt64(match.Groups[1].Value, 16),
                        long.Parse(match.Groups[2].Value.Replace(",", "", StringComparison.Ordinal), null))),
        ];
        Assert.True(parts.Length > 5);
        Assert.Equal(0, parts[0].At);
        Assert.All(parts.Zip(parts.Skip(1)), pair => Assert.Equal(pair.First.At + pair.First.Size, pair.Second.At));
        Assert.Equal(new FileInfo(image).Length, parts[^1].At + parts[^1].Size);
        AssertAlone(text);
        await AssertShown(page, powerOns: 0, parts.Length);
    }

    [Fact]
    public async Task Provision_Html_ShowsTheFlash()
    {
        string config = _folder.Write("nf.config", File.ReadAllText(BoardFacts.OwnPath));
        string page = _folder.File("flash.html");
        Directory.CreateDirectory(_folder.File("firmware/BootStage"));
        Secureboot.Run("provision", "--config", config, "--dry-run", "--html", page).AssertDone();

        string text = File.ReadAllText(page);
        Assert.Contains(
            "<td class=\"number\">0x1E0000</td><td class=\"number\">1,835,008</td>", text, StringComparison.Ordinal);
        Assert.Contains("slot_a.img", text, StringComparison.Ordinal);
        AssertAlone(text);
        await AssertShown(page, powerOns: 0, PartRow().Count(text));
    }

    [Fact]
    public async Task Audit_Html_HasARowForEachSite()
    {
        string program = Path.Combine(AppContext.BaseDirectory, "firmware", "BootStage.pe");
        string page = _folder.File("audit.html");
        Secureboot.Run("audit", "--html", page, program).AssertDone();

        using JsonDocument json = JsonDocument.Parse(Secureboot.Run("audit", "--json", program).AssertDone().Output);
        int sites = json.RootElement.GetProperty("assemblies")[0].GetProperty("sites").GetArrayLength();
        string text = File.ReadAllText(page);
        Assert.True(sites > 50);
        Assert.Equal(sites, PartRow().Count(text));
        Assert.Contains("<summary>reflection, ", text, StringComparison.Ordinal);
        AssertAlone(text);
        await AssertShown(page, powerOns: 0, sites);
    }

    [Fact]
    public void Run_Plot_DrawsTheColumnsOfTheCsv()
    {
        string[] lines = ["# a word", "time,rain,wind", "1,5,", "2,7,3.5", "3,6,4.5", "not,a,row", "1,2,1"];
        XElement svg = XElement.Parse(Encoding.UTF8.GetString(CsvPlot.Draw(lines)!));
        XNamespace name = "http://www.w3.org/2000/svg";

        Assert.Equal(
            ["rain", "wind"],
            svg.Descendants(name + "text").Where(text => (string?)text.Attribute("class") == "text")
                .Select(text => text.Value));

        // Line lengths: three rows, then one row after the time went back; the second column begins in the second row.
        string[] points = [.. svg.Descendants(name + "polyline").Select(line => (string)line.Attribute("points")!)];
        Assert.Equal([3, 1, 2, 1], points.Select(line => line.Split(' ').Length));
        Assert.Equal("8.0,43.2 200.0,24.0 392.0,33.6", points[0]);
        Assert.Null(CsvPlot.Draw(["no", "csv,here"]));
        Assert.Null(CsvPlot.Draw(["1,2", "3,4"]));
    }

    [Fact]
    public void Html_OverAnotherFile_IsRefusedAndOverAReportIsNot()
    {
        string image = TestSupport.Repository.Vectors("imgtool", "images", "ecdsa-p256.bin");
        string other = _folder.Write("letter.html", "<!doctype html>\n<p>mine");
        Secureboot.Run("inspect", "--html", other, image).AssertError(2, "letter.html: a file of that name exists");
        Assert.Equal("<!doctype html>\n<p>mine", File.ReadAllText(other));

        string page = _folder.File("report.html");
        Secureboot.Run("inspect", "--html", page, image).AssertDone();
        Secureboot.Run("inspect", "--html", page, image).AssertDone();
    }

    // None of these commands has --force for a report.
    [Theory]
    [InlineData("inspect --html {} x.img")]
    [InlineData("run --html {}")]
    [InlineData("run --plot {}")]
    [InlineData("provision --html {}")]
    [InlineData("simulate update --html {}")]
    [InlineData("simulate --fleet 1000 --plot {}")]
    public void Report_OverAnotherFile_HintNamesNoOptionThatTheCommandLacks(string line)
    {
        string other = _folder.Write("letter.html", "mine");
        string[] arguments = line.Replace("{}", other, StringComparison.Ordinal).Split(' ');
        string[] config = arguments[0] is "provision" ? ["--config", TestSupport.Repository.Root + "/nf.config"] : [];
        CommandResult result = Secureboot.Run([.. arguments, .. config])
            .AssertError(2, "letter.html: a file of that name exists");
        Assert.Equal(
            "secureboot: hint: choose another name, or move the file away: only an earlier report is replaced",
            result.Talk.Split('\n')[1]);
    }

    [Fact]
    public void Html_NamesFromTheOutside_AreText()
    {
        HtmlPage page = new("<script>alert(1)</script>");
        ByteMap.Write(page, [new ByteRange(0, 1, "\"><img src=x>", "a & b", "plain")]);
        string text = Encoding.UTF8.GetString(page.ToBytes());
        Assert.DoesNotContain("<script>alert", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", text, StringComparison.Ordinal);
        Assert.Contains("a &amp; b", text, StringComparison.Ordinal);
    }

    private string RunPage(out int powerOns)
    {
        string app = Path.Combine(AppContext.BaseDirectory, "firmware", "TrialApp.pe");
        Secureboot.Run("sign", "--key", Vectors.SigningKey, "--version", "1.0.0+0", "--security-counter", "1", "--out",
            _folder.File("i.img"), app).AssertDone();
        string page = _folder.File("run.html");
        string[] options =
        [
            "--board", _folder.File("board"), "--config", BoardFacts.OwnPath, "--key", Vectors.VerifyingKey,
            "--milliseconds", "8000", "--power-cut", "0:head", "--html", page,
        ];
        string output = Secureboot.Run(["run", .. options, _folder.File("i.img")]).AssertDone().Output;
        powerOns = output.Split('\n')
            .Count(line => line.StartsWith("board: power-on", StringComparison.Ordinal)
                || line.StartsWith("board: reset after", StringComparison.Ordinal));
        return page;
    }

    // A page has nothing that a browser would fetch or run.
    private static void AssertAlone(string page)
    {
        Assert.DoesNotMatch("(?i)<script|<img|<iframe|@import|url\\(|https?://|javascript:", page);
    }

    private async Task AssertShown(string page, int powerOns, int parts)
    {
        PageMeasure light = await Browser.Open(_folder, page, isDark: false);
        PageMeasure dark = await Browser.Open(_folder, page, isDark: true);
        Assert.All(new[] { light, dark }, measure =>
        {
            Assert.Empty(measure.Requests);
            Assert.Equal("0", measure.Fields["resources"]);
            Assert.Equal("0", measure.Fields["overflow"]);
            Assert.Equal($"{powerOns}", measure.Fields["powerOns"]);
            Assert.Equal($"{parts}", measure.Fields["parts"]);
        });
        Assert.Equal(("rgb(255, 255, 255)", "rgb(31, 35, 40)"), (light.Fields["back"], light.Fields["text"]));
        Assert.Equal(("rgb(13, 17, 23)", "rgb(230, 237, 243)"), (dark.Fields["back"], dark.Fields["text"]));
    }

    [GeneratedRegex("<li class=\"power-on ")]
    private static partial Regex PowerOn();

    [GeneratedRegex("<tr class=\"part\">.*<td class=\"number\">0x([0-9A-F]+)</td><td class=\"number\">([0-9,]+)</td>")]
    private static partial Regex Part();

    [GeneratedRegex("<tr class=\"part\">")]
    private static partial Regex PartRow();
}

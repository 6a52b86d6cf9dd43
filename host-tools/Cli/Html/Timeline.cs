using System.Collections.Generic;

namespace SecureBoot.Cli.Html;

/// <summary>A line of a power-on: when, what kind, what.</summary>
internal sealed record TimelineLine(string When, string Kind, string Text);

/// <summary>A power-on on a page.</summary>
/// <param name="Title">The cause and the time of the power-on.</param>
/// <param name="Kind">good, trial, bad, info or plain.</param>
/// <param name="Decision">The decision of the boot stage.</param>
/// <param name="Notes">Further notes.</param>
/// <param name="Share">The share of the total time.</param>
/// <param name="Lines">The events.</param>
internal sealed record TimelinePowerOn(
    string Title,
    string Kind,
    string Decision,
    IReadOnlyList<string> Notes,
    double Share,
    IReadOnlyList<TimelineLine> Lines);

/// <summary>Writes power-ons one below the other, and a strip with the share of each power-on.</summary>
internal static class Timeline
{
    // The first lines are visible; the other lines appear after a click.
    private const int MostOpenLines = 60;

    internal static void Write(HtmlPage page, IReadOnlyList<TimelinePowerOn> powerOns)
    {
        page.Raw("<div class=\"strip\" role=\"img\" aria-label=\"the share of each power-on\">");
        foreach (TimelinePowerOn powerOn in powerOns)
        {
            page.Raw($"<span class=\"{powerOn.Kind}\" style=\"flex-grow:{(long)(powerOn.Share * 1000) + 1}\" "
                + $"title=\"{HtmlPage.Escape(powerOn.Title)}\"></span>");
        }

        page.Raw("</div>\n<ol class=\"timeline\">\n");
        foreach (TimelinePowerOn powerOn in powerOns)
        {
            Write(page, powerOn);
        }

        page.Raw("</ol>\n");
    }

    /// <summary>The kind of a boot stage's decision.</summary>
    internal static string KindOf(string decision)
    {
        return decision.Split(' ', ':', ',')[0] switch
        {
            "Boot" => "good",
            "Trial" => "trial",
            "Revert" or "Refuse" => "bad",
            _ => "plain",
        };
    }

    private static void Write(HtmlPage page, TimelinePowerOn powerOn)
    {
        page
            .Raw($"<li class=\"power-on {powerOn.Kind}\">\n")
            .Element("h3", powerOn.Title)
            .Element("p", powerOn.Decision, "decision");
        foreach (string note in powerOn.Notes)
        {
            page.Element("p", note);
        }

        if (powerOn.Lines.Count > 0)
        {
            string open = powerOn.Lines.Count <= MostOpenLines ? " open" : "";
            page.Raw($"<details{open}><summary>{powerOn.Lines.Count} lines</summary>\n<div class=\"lines\">\n");
            foreach (TimelineLine line in powerOn.Lines)
            {
                page.Raw(
                    $"<div class=\"{line.Kind}\"><i>{HtmlPage.Escape(line.When)}</i><span>"
                        + $"{HtmlPage.Escape(line.Text)}</span></div>\n");
            }

            page.Raw("</div>\n</details>\n");
        }

        page.Raw("</li>\n");
    }
}

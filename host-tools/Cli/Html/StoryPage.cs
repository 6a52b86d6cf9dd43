using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SecureBoot.Update.Simulation;

namespace SecureBoot.Cli.Html;

/// <summary>The page of simulated scenarios: each with its power-ons.</summary>
internal static class StoryPage
{
    private const string Decided = "power-on: ";
    private const string Cut = "the power is cut";

    internal static byte[] Write(IReadOnlyList<Story> stories)
    {
        HtmlPage page = new("Updates under power cuts");
        page.Facts(
            ("scenarios", stories.Count.ToString(CultureInfo.InvariantCulture)),
            ("cuts that came", stories.Sum(story => story.CutsFired).ToString(CultureInfo.InvariantCulture)));
        foreach (Story story in stories)
        {
            page.Element("h2", story.Scenario);
            page.Element(
                "p",
                story.Violation ?? "the device kept its promises",
                "verdict " + (story.Violation is null ? "good" : "bad"));
            Timeline.Write(page, [.. Convert(story)]);
        }

        return page.ToBytes();
    }

    private static IEnumerable<TimelinePowerOn> Convert(Story story)
    {
        for (int i = 0; i < story.PowerOns.Count; i++)
        {
            int end = i + 1 < story.PowerOns.Count ? story.PowerOns[i + 1] : story.Timeline.Count;
            string[] lines = [.. story.Timeline.Take(end).Skip(story.PowerOns[i])];
            string? decision = Array.Find(
                lines, line => line.Trim().StartsWith(Decided, StringComparison.Ordinal))?.Trim()[Decided.Length..];
            bool isCut = Array.Exists(lines, line => line.Trim() == Cut);
            yield return new TimelinePowerOn(
                $"{i + 1}. power-on",
                decision is null ? "plain" : Timeline.KindOf(decision),
                decision ?? "nothing was decided",
                isCut ? ["ends: power cut"] : [],
                lines.Length,
                [.. lines.Select(Convert)]);
        }
    }

    // An operation has its number before it.
    private static TimelineLine Convert(string line)
    {
        string text = line.Trim();
        int space = text.IndexOf(' ', StringComparison.Ordinal);
        bool isOperation = space > 0 && char.IsAsciiDigit(text[0]);
        return isOperation
            ? new TimelineLine(text[..space], "trial", text[space..].Trim())
            : new TimelineLine(
                "", text == Cut ? "bad" : text.StartsWith(Decided, StringComparison.Ordinal) ? "info" : "plain", text);
    }
}

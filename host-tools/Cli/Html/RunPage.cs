using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SecureBoot.Cli.Running;

namespace SecureBoot.Cli.Html;

/// <summary>The page of a run: its power-ons, from the first to the last.</summary>
internal static class RunPage
{
    internal static byte[] Write(RunStory story)
    {
        HtmlPage page = new("Run of the board in " + story.Board);
        List<(string Name, string Value)> facts = [("boot stage", story.BootStage), ("end", story.End),
            ("slots", story.Slots), ("instructions", story.Meter.Instructions.ToString(
                "N0",
                CultureInfo.InvariantCulture)),
                ("peak heap", $"{story.Meter.PeakHeapBytes.ToString("N0", CultureInfo.InvariantCulture)} bytes")];
        if (story.Image is { } image)
        {
            facts.Insert(0, ("image", image));
        }

        page.Facts([.. facts]);
        page.Element("p", story.IsGood ? "as asked" : "not as asked", "verdict " + (story.IsGood ? "good" : "bad"));
        page.Element("h2", $"{story.PowerOns.Count} power-ons");
        Timeline.Write(page, [.. story.PowerOns.Select(Convert)]);
        return page.ToBytes();
    }

    private static TimelinePowerOn Convert(RunPowerOn powerOn)
    {
        List<string> notes = [$"ends: {powerOn.End}", $"slots: {powerOn.Slots}"];
        if (powerOn.Omitted > 0)
        {
            notes.Add($"{powerOn.Omitted} more lines were not kept");
        }

        bool isDead = powerOn.End.StartsWith("ended by", StringComparison.Ordinal);
        return new TimelinePowerOn(
            $"{powerOn.Number}. {powerOn.Cause}, "
                + $"{Seconds(powerOn.StartMilliseconds)} to {Seconds(powerOn.EndMilliseconds)}",
            isDead ? "bad" : Timeline.KindOf(powerOn.Decision),
            powerOn.Decision == "none" ? "nothing was decided" : powerOn.Decision,
            notes,
            powerOn.EndMilliseconds - powerOn.StartMilliseconds,
            [.. powerOn.Lines.Select(line =>
                new TimelineLine(Seconds(line.Milliseconds), KindOf(line.Source), line.Text))]);
    }

    private static string KindOf(string source)
    {
        return source switch { "boot" => "info", "storage" => "trial", "board" => "bad", _ => "plain" };
    }

    private static string Seconds(double milliseconds)
    {
        return (milliseconds / 1000).ToString("F3", CultureInfo.InvariantCulture) + " s";
    }
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace SecureBoot.Cli.Html;

/// <summary>Draws the CSV that an application prints: a panel for each column of numbers, over the first
/// column.</summary>
internal sealed class CsvPlot
{
    /// <summary>The first characters of each picture.</summary>
    internal const string Mark = "<svg data-made-by=\"secureboot\"";

    private const int Width = 400;
    private const int PanelHeight = 84;
    private const int Left = 8;
    private const int Right = 392;
    private const int Top = 24;
    private const int Bottom = 72;
    private const int MostColumns = 24;

    private readonly string[] _names;
    private readonly List<double?[]> _rows = [];

    private CsvPlot(string[] names)
    {
        _names = names;
    }

    /// <summary>The picture of the lines, or null when there is no CSV with a line of names and two of numbers among
    /// them.</summary>
    internal static byte[]? Draw(IEnumerable<string> lines)
    {
        CsvPlot? plot = null;
        foreach (string[] fields in lines
            .Select(line => line.Split(','))
            .Where(fields => fields.Length is > 1 and <= MostColumns))
        {
            if (plot is null || (IsHeader(fields) && plot._rows.Count == 0))
            {
                plot = IsHeader(fields) ? new CsvPlot(fields) : null;
            }
            else if (fields.Length == plot._names.Length && Parse(fields[0]) is not null)
            {
                plot._rows.Add([.. fields.Select(Parse)]);
            }
        }

        return plot is { _rows.Count: > 1 } ? plot.Write() : null;
    }

    private static bool IsHeader(string[] fields) => fields.All(field => field.Length > 0 && Parse(field) is null);

    private static double? Parse(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            && double.IsFinite(value) ? value : null;

    private byte[] Write()
    {
        int[] columns = [.. Enumerable
            .Range(1, _names.Length - 1)
            .Where(column => _rows.Count(row => row[column] is not null) > 1)];
        StringBuilder svg = new();
        int height = Math.Max(1, columns.Length) * PanelHeight;
        svg.Append(
            CultureInfo.InvariantCulture,
            $"{Mark} xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" width=\"{2 * Width}\" "
                + $"font-family=\"system-ui, sans-serif\" font-size=\"12\">\n");
        svg.Append(
            "<style>.back{fill:#fff}.text{fill:#1f2328}.dim{fill:#59636e}.line{stroke:#0860ca;fill:none;"
                + "stroke-width:1.5}.edge{stroke:#d1d9e0}"
                + "@media(prefers-color-scheme:dark){.back{fill:#0d1117}.text{fill:#e6edf3}.dim{fill:#9198a1}"
                + ".line{stroke:#58a6ff}.edge{stroke:#3d444d}}</style>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"back\" width=\"{Width}\" height=\"{height}\"/>\n");
        for (int i = 0; i < columns.Length; i++)
        {
            WritePanel(svg, columns[i], i * PanelHeight);
        }

        return Encoding.UTF8.GetBytes(svg.Append("</svg>\n").ToString());
    }

    private void WritePanel(StringBuilder svg, int column, int y)
    {
        double[] values = [.. _rows.Select(row => row[column]).OfType<double>()];
        double low = values.Min();
        double high = values.Max();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<g transform=\"translate(0 "
                + $"{y})\">\n<text class=\"text\" x=\"{Left}\" y=\"16\">{HtmlPage.Escape(_names[column])}</text>\n");
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<text class=\"dim\" x=\"{Right}\" y=\"16\" text-anchor=\"end\">{low:G6} to {high:G6}</text>\n<line "
                + $"class=\"edge\" x1=\"{Left}\" x2=\"{Right}\" y1=\"{Bottom}\" y2=\"{Bottom}\"/>\n");
        foreach (List<string> run in Runs(column, low, high))
        {
            svg.Append(
                CultureInfo.InvariantCulture, $"<polyline class=\"line\" points=\"{string.Join(' ', run)}\"/>\n");
        }

        svg.Append("</g>\n");
    }

    // A field without a number is a gap; a time that goes back is a gap too, because the board restarted.
    private IEnumerable<List<string>> Runs(int column, double low, double high)
    {
        double first = _rows.Min(row => row[0]!.Value);
        double last = _rows.Max(row => row[0]!.Value);
        List<string> run = [];
        double before = double.NegativeInfinity;
        foreach (double?[] row in _rows)
        {
            double x = row[0]!.Value;
            if ((row[column] is null || x < before) && run.Count > 0)
            {
                yield return run;
                run = [];
            }

            before = x;
            if (row[column] is { } y)
            {
                run.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Place(x, first, last, Left, Right):F1},{Place(y, low, high, Bottom, Top):F1}"));
            }
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }

    private static double Place(double value, double low, double high, double from, double to)
    {
        return high > low ? from + ((value - low) / (high - low) * (to - from)) : (from + to) / 2;
    }
}

using System.Collections.Generic;
using System.Linq;

namespace SecureBoot.Sensors.Tests;

/// <summary>Edges of a reed contact: what a rain gauge's tips look like on the pin.</summary>
internal static class Contact
{
    private const long TipPeriod = 2_000_000;
    private const long Closed = 100_000;
    private const long SpikePeriod = 300_000;

    /// <summary>Tips of 100 ms each 2 s, in order.</summary>
    /// <param name="tips">How many.</param>
    /// <param name="closingBounce">Milliseconds of bounces as it closes: 0.4 ms closed in each.</param>
    /// <param name="openingBounce">The same as it opens.</param>
    /// <param name="spike">Microseconds of a spike each 0.3 s while it is open; 0 for none.</param>
    internal static List<(bool IsClosed, long At)> Tips(int tips, int closingBounce, int openingBounce, int spike)
    {
        return [.. Closings(tips, closingBounce, openingBounce, spike)
            .SelectMany(pulse => new[] { (true, pulse.From), (false, pulse.To) })];
    }

    /// <summary>The same as the times at which the contact closes and opens.</summary>
    internal static List<(long From, long To)> Closings(int tips, int closingBounce, int openingBounce, int spike)
    {
        List<(long From, long To)> closed = [];
        for (int tip = 0; tip < tips; tip++)
        {
            long start = 1_000_000 + (tip * TipPeriod);
            long end = start + Closed;
            closed.AddRange(
                Enumerable.Range(0, closingBounce).Select(i => (start + (i * 1000L), start + (i * 1000L) + 400)));
            closed.Add((start + (closingBounce * 1000L), end));
            closed.AddRange(
                Enumerable.Range(0, openingBounce).Select(i => (end + 600 + (i * 1000L), end + 1000 + (i * 1000L))));
        }

        if (spike > 0)
        {
            // Between the tips: a spike within a closing is none.
            for (long at = 150_000; at < 1_000_000 + (tips * TipPeriod); at += SpikePeriod)
            {
                if (at % TipPeriod is < 950_000 or > 1_200_000)
                {
                    closed.Add((at, at + spike));
                }
            }
        }

        return [.. closed.OrderBy(pulse => pulse.From)];
    }
}

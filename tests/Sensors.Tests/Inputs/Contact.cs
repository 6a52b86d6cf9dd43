using System.Collections.Generic;
using System.Linq;

namespace SecureBoot.Sensors.Tests;

/// <summary>Edges of a reed contact, as a rain gauge gives them on the pin.</summary>
internal static class Contact
{
    private const long TipPeriod = 2_000_000;
    private const long Closed = 100_000;
    private const long SpikePeriod = 300_000;

    /// <summary>The edges of tips of 100 ms each 2 s, in order.</summary>
    /// <param name="tips">The number of tips.</param>
    /// <param name="closingBounce">Milliseconds of bounces when the contact closes, with 0.4 ms closed in each.</param>
    /// <param name="openingBounce">Milliseconds of bounces when the contact opens.</param>
    /// <param name="spike">Microseconds of a spike each 0.3 s while the contact is open; 0 for none.</param>
    internal static List<(bool IsClosed, long At)> Tips(int tips, int closingBounce, int openingBounce, int spike)
    {
        return [.. Closings(tips, closingBounce, openingBounce, spike)
            .SelectMany(pulse => new[] { (true, pulse.From), (false, pulse.To) })];
    }

    /// <summary>The times at which the contact closes and opens, for the same tips.</summary>
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
            // Spikes come between the tips only: during a closing they have no effect.
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

using System.Threading;

namespace SecureBoot.Sensors;

/// <summary>The numbers of leases: each end has 2^40 of its own, and gives them in order.</summary>
internal static class LeaseNumbers
{
    // At 1 kHz the numbers of one end last 34 years before they run into those of the next end.
    private const int GenerationBits = 40;

    private static int s_ends;

    /// <summary>The number before the first lease of a new end. No lease is 0.</summary>
    internal static long NewEnd()
    {
        int end = Interlocked.Increment(ref s_ends);
        return (long)end << GenerationBits;
    }

    /// <summary>Says why a lease that is not the open one is refused.</summary>
    internal static RingStatus Refuse(long lease, long first, long latest)
    {
        if (lease == 0)
        {
            return RingStatus.MissingLease;
        }

        if (lease <= first || lease > latest)
        {
            return RingStatus.ForeignLease;
        }

        return lease == latest ? RingStatus.ClosedLease : RingStatus.StaleLease;
    }
}

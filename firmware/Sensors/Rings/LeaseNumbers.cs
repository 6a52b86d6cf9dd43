using System.Threading;

namespace SecureBoot.Sensors;

/// <summary>The numbers of leases: each end has a separate range of 2^40 numbers.</summary>
/// <remarks>
/// A lease is the index (end * 2^40 + generation) times <see cref="Step"/>, modulo 2^64. With this Step, any two leases
/// of the first 16 383 ends differ by more than 1 000: a lease that is wrong by a small amount was never issued and
/// never will be.
/// </remarks>
internal static class LeaseNumbers
{
    /// <summary>The difference between one lease of an end and the next.</summary>
    internal const long Step = 0x7297E7BCED6C8701;

    // Step * Inverse is 1, modulo 2^64.
    private const long Inverse = unchecked((long)0xB6D23A0D6AC47901);

    // At 1 kHz the numbers of one end last 34 years before they reach those of the next end.
    private const int GenerationBits = 40;

    private static int s_ends;

    /// <summary>The number before the first lease of a new end. No lease is 0.</summary>
    internal static long NewEnd()
    {
        long end = Interlocked.Increment(ref s_ends);
        return unchecked((end << GenerationBits) * Step);
    }

    /// <summary>The reason why a lease that is not the open lease is refused.</summary>
    internal static RingStatus Refuse(long lease, long first, long latest)
    {
        if (lease == 0)
        {
            return RingStatus.MissingLease;
        }

        long index = unchecked(lease * Inverse);
        if (index <= unchecked(first * Inverse) || index > unchecked(latest * Inverse))
        {
            return RingStatus.ForeignLease;
        }

        return lease == latest ? RingStatus.ClosedLease : RingStatus.StaleLease;
    }
}

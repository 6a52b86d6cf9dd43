namespace SecureBoot.Sensors;

/// <summary>The right to fill one slot, from <see cref="RingProducer.TryRent"/> to
/// <see cref="RingProducer.Commit"/>.</summary>
/// <remarks>
/// A number with a separate type: an enum costs no object (nanoCLR allocates a struct), and the compiler refuses a
/// lease where a <see cref="ConsumerLease"/> is required. A lease plus or minus 1 to 1 000 is never a lease.
/// </remarks>
public enum ProducerLease : long
{
    /// <summary>No lease.</summary>
    None = 0,
}

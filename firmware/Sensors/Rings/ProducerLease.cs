namespace SecureBoot.Sensors;

/// <summary>The right to fill one slot, from <see cref="RingProducer.TryRent"/> to
/// <see cref="RingProducer.Commit"/>.</summary>
/// <remarks>
/// A number with a type of its own: an enum costs no object, where nanoCLR allocates a struct, and the compiler refuses
/// it where a
/// <see cref="ConsumerLease"/> belongs. No lease plus or minus 1 to 1 000 is one, then or later.
/// </remarks>
public enum ProducerLease : long
{
    /// <summary>No lease.</summary>
    None = 0,
}

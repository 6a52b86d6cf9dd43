namespace SecureBoot.Sensors;

/// <summary>The right to read one frame, from <see cref="RingConsumer.TryTake"/> to
/// <see cref="RingConsumer.Release"/>.</summary>
/// <remarks>As <see cref="ProducerLease"/>, but a different type.</remarks>
public enum ConsumerLease : long
{
    /// <summary>No lease.</summary>
    None = 0,
}

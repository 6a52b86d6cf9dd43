namespace SecureBoot.Sensors;

/// <summary>The right to read one frame, from <see cref="RingConsumer.TryTake"/> to
/// <see cref="RingConsumer.Release"/>.</summary>
/// <remarks>As <see cref="ProducerLease"/>, and not to be taken for one.</remarks>
public enum ConsumerLease : long
{
    /// <summary>No lease.</summary>
    None = 0,
}

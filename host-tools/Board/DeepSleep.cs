namespace SecureBoot.Board;

/// <summary>A deep sleep, with its wake-up sources. The board then resets and keeps its drive.</summary>
/// <param name="Microseconds">The longest time in microseconds; null for no limit.</param>
/// <param name="Pins">The pins that can end it, a bit each.</param>
/// <param name="Level">The level that ends it.</param>
/// <param name="NeedsAll">Whether all of them must have it.</param>
public sealed record DeepSleep(long? Microseconds, ulong Pins, bool Level, bool NeedsAll);

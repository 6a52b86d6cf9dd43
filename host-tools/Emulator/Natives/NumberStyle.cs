namespace SecureBoot.Emulator.Natives;

/// <summary>The number format of a culture.</summary>
/// <param name="DecimalSeparator">Between whole and fraction.</param>
/// <param name="NegativeSign">Before a negative number.</param>
/// <param name="GroupSeparator">Between groups of digits.</param>
/// <param name="GroupSizes">Digits in a group: one number, or the device cannot format with groups.</param>
internal sealed record NumberStyle(
    string DecimalSeparator, string NegativeSign, string GroupSeparator, int[] GroupSizes);

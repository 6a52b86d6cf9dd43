namespace SecureBoot.Emulator.Scheduling;

/// <summary>An access to a field or an array.</summary>
/// <param name="Place">The field, as Type::field; for an array, the field that it was last stored in; null where that
/// is not known.</param>
/// <param name="IsWrite">Whether the access may write. A native may write to each of its arguments.</param>
/// <param name="Owner">The object or the array itself; null for a static field.</param>
public readonly record struct MemoryAccess(string? Place, bool IsWrite, object? Owner = null);

/// <summary>An instruction.</summary>
/// <param name="Assembly">The assembly's name.</param>
/// <param name="Row">The method's row in the assembly.</param>
/// <param name="Offset">The instruction's offset in the body, in bytes.</param>
/// <param name="Method">Type and method.</param>
public readonly record struct CodePlace(string Assembly, int Row, int Offset, string Method);

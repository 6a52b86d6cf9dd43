namespace SecureBoot.Emulator.Scheduling;

/// <summary>An instruction.</summary>
/// <param name="Assembly">The assembly's name.</param>
/// <param name="Row">The method's row in the assembly.</param>
/// <param name="Offset">The instruction's offset in the body, in bytes.</param>
/// <param name="Method">Type and method.</param>
public readonly record struct CodePlace(string Assembly, int Row, int Offset, string Method);

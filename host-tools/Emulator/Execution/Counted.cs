namespace SecureBoot.Emulator.Execution;

/// <summary>The interpreter's loop counts the executed instructions.</summary>
internal readonly struct Counted;

/// <summary>The interpreter's loop counts nothing: the compiler leaves out what would.</summary>
internal readonly struct Uncounted;

/// <summary>The interpreter's loop records the executed instructions.</summary>
internal readonly struct Traced;

namespace SecureBoot.Emulator.Execution;

/// <summary>The interpreter's loop counts what it executes.</summary>
internal readonly struct Counted;

/// <summary>The interpreter's loop counts nothing: the compiler leaves out what would.</summary>
internal readonly struct Uncounted;

/// <summary>The interpreter's loop writes down what it executes.</summary>
internal readonly struct Traced;

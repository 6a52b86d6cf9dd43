namespace SecureBoot.Emulator.Execution;

/// <summary>A method of the base library that the emulator implements.</summary>
internal delegate void NativeMethod(NativeCall call);

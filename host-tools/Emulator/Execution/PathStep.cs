using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Execution;

/// <summary>An executed instruction.</summary>
/// <param name="Number">The number of steps before this one.</param>
/// <param name="Method">The method.</param>
/// <param name="Pc">The place in the method.</param>
/// <param name="Depth">The thread's frames.</param>
/// <param name="Thread">The thread.</param>
internal readonly record struct PathStep(long Number, MethodDesc Method, int Pc, int Depth, int Thread);

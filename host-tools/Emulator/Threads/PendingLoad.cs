using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Threads;

/// <summary>A load whose static constructors still run; the loading thread waits for it.</summary>
internal sealed record PendingLoad(AssemblyDesc Assembly);

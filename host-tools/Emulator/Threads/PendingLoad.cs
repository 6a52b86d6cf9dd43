using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Threads;

/// <summary>A load whose static constructors still run; what the loading thread waits for.</summary>
internal sealed record PendingLoad(AssemblyDesc Assembly);

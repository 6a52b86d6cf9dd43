using SecureBoot.Board.Network;

namespace SecureBoot.Emulator.Natives;

/// <summary>A thread's wait on a connection, until a virtual time.</summary>
internal sealed record SocketWait(NetworkConnection Connection, long Deadline);

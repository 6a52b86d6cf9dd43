namespace SecureBoot.Provisioning.Boards;

/// <summary>The parts of nanoFramework in a board's flash.</summary>
/// <param name="DeployAddress">The start of the deployment, with the boot stage in it: the byte after the
/// firmware.</param>
/// <param name="DeploySize">Bytes of it.</param>
/// <param name="ConfigSize">Bytes of the partition that holds the drive I:, and nanoFramework's own settings.</param>
public sealed record PartitionTable(int DeployAddress, int DeploySize, int ConfigSize);

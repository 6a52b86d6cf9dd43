namespace SecureBoot.Provisioning.Boards;

/// <summary>Where nanoFramework's parts are in the flash of a board.</summary>
/// <param name="DeployAddress">Where the deployment starts, with the boot stage in it: the byte after the
/// firmware.</param>
/// <param name="DeploySize">Bytes of it.</param>
/// <param name="ConfigSize">Bytes of the partition that holds the drive I:, and nanoFramework's own settings.</param>
public sealed record PartitionTable(int DeployAddress, int DeploySize, int ConfigSize);

namespace SecureBoot.Provisioning.Config;

/// <summary>A particle sensor of the PMS5003's family.</summary>
/// <param name="Kind">Pms5003 or Pms5003T.</param>
/// <param name="WarmUpSeconds">Until its values are stable.</param>
public sealed record BoardPms5003(string Kind, int WarmUpSeconds);

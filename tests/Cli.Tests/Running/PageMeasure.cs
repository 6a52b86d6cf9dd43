using System.Collections.Generic;

namespace SecureBoot.Cli.Tests;

/// <summary>Measurements of a page in a browser.</summary>
/// <param name="Fields">Measured values by name.</param>
/// <param name="Requests">Requests that reached the proxy: everything that would have left the machine.</param>
public sealed record PageMeasure(IReadOnlyDictionary<string, string> Fields, IReadOnlyList<string> Requests);

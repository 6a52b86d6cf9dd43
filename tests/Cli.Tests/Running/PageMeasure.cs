using System.Collections.Generic;

namespace SecureBoot.Cli.Tests;

/// <summary>What a page is like in a browser.</summary>
/// <param name="Fields">Measured values by their names.</param>
/// <param name="Requests">What was asked of the proxy: all that would have left.</param>
public sealed record PageMeasure(IReadOnlyDictionary<string, string> Fields, IReadOnlyList<string> Requests);

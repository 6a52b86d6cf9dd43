using System.Collections.Generic;
using System.Text.Json.Serialization;
using SecureBoot.Update.Simulation;

namespace SecureBoot.Cli.Simulation;

/// <summary>The JSON of <c>simulate</c>, written by code that the build makes: the published command has no members for
/// reflection to find.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(List<Story>))]
[JsonSerializable(typeof(SimulationReport))]
[JsonSerializable(typeof(List<ScenarioEntry>))]
[JsonSerializable(typeof(FaultReport))]
internal sealed partial class SimulationJson : JsonSerializerContext;

using System.Text.Json.Serialization;

namespace SecureBoot.Cli.Running;

/// <summary>The JSON of <c>run</c>, written by code that the build makes.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(RunStory))]
internal sealed partial class RunJson : JsonSerializerContext;

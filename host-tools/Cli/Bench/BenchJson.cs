using System.Collections.Generic;
using System.Text.Json.Nodes;
using SecureBoot.Signer.Files;

namespace SecureBoot.Cli.Bench;

/// <summary>Writes the costs of boots as JSON (docs/cli.md has the members).</summary>
internal static class BenchJson
{
    internal static byte[] Write(IEnumerable<(BenchRun Native, BenchRun Ordinary)> boots, int tableEntries)
    {
        return JsonOutput.Write(new JsonObject
        {
            ["tableEntries"] = tableEntries,
            ["boots"] = JsonOutput.List(boots, boot =>
            {
                JsonObject json = ToJson(boot.Native);
                json["ordinary"] = ToJson(boot.Ordinary);
                return json;
            }),
        });
    }

    private static JsonObject ToJson(BenchRun run)
    {
        return new JsonObject
        {
            ["bodyBytes"] = run.BodyBytes,
            ["imageBytes"] = run.ImageBytes,
            ["instructions"] = run.Instructions,
            ["peakHeapBytes"] = run.PeakHeapBytes,
            ["phases"] = ToJson(run.Phases),
            ["ofVerification"] = ToJson(run.Parts),
        };
    }

    private static JsonArray ToJson(IEnumerable<PhaseCost> phases)
    {
        return JsonOutput.List(phases, phase => new JsonObject
        {
            ["name"] = phase.Name,
            ["instructions"] = phase.Used.Instructions,
            ["calls"] = phase.Used.Calls,
            ["allocations"] = phase.Used.Allocations,
            ["allocatedBytes"] = phase.Used.AllocatedBytes,
            ["nativeCalls"] = phase.NativeCalls,
            ["nativeBytes"] = phase.NativeBytes,
        });
    }
}

using System.Collections.Generic;
using System.Text.Json;
using SecureBoot.Cli.Shell;

namespace SecureBoot.Cli.Bench;

/// <summary>Writes what boots cost as JSON (docs/cli.md has the members).</summary>
internal static class BenchJson
{
    internal static byte[] Write(IEnumerable<(BenchRun Native, BenchRun Ordinary)> boots, int tableEntries)
    {
        return JsonText.Write(json =>
        {
            json.WriteNumber("tableEntries", tableEntries);
            json.WriteStartArray("boots");
            foreach ((BenchRun native, BenchRun ordinary) in boots)
            {
                json.WriteStartObject();
                WriteRun(json, native);
                json.WriteStartObject("ordinary");
                WriteRun(json, ordinary);
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    private static void WriteRun(Utf8JsonWriter json, BenchRun run)
    {
        json.WriteNumber("bodyBytes", run.BodyBytes);
        json.WriteNumber("imageBytes", run.ImageBytes);
        json.WriteNumber("instructions", run.Instructions);
        json.WriteNumber("peakHeapBytes", run.PeakHeapBytes);
        WritePhases(json, "phases", run.Phases);
        WritePhases(json, "ofVerification", run.Parts);
    }

    private static void WritePhases(Utf8JsonWriter json, string name, IEnumerable<PhaseCost> phases)
    {
        json.WriteStartArray(name);
        foreach (PhaseCost phase in phases)
        {
            json.WriteStartObject();
            json.WriteString("name", phase.Name);
            json.WriteNumber("instructions", phase.Used.Instructions);
            json.WriteNumber("calls", phase.Used.Calls);
            json.WriteNumber("allocations", phase.Used.Allocations);
            json.WriteNumber("allocatedBytes", phase.Used.AllocatedBytes);
            json.WriteNumber("nativeCalls", phase.NativeCalls);
            json.WriteNumber("nativeBytes", phase.NativeBytes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}

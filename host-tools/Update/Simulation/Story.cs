using System;
using System.Collections.Generic;
using SecureBoot.Board.Storage;

namespace SecureBoot.Update.Simulation;

/// <summary>A run of a scenario with given cuts: the events, step by step.</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Timeline">The steps; numbers are storage operations since the cut before.</param>
/// <param name="PowerOns">The start of each power-on in the timeline.</param>
/// <param name="CutsFired">The number of cuts that happened.</param>
/// <param name="Violation">The forbidden action of the device, or null.</param>
public sealed record Story(
    string Scenario, IReadOnlyList<string> Timeline, IReadOnlyList<int> PowerOns, int CutsFired, string? Violation)
{
    /// <summary>Runs it.</summary>
    public static Story Run(SimulationSetup setup, Scenario scenario, Schedule schedule)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(schedule);
        SimulatedDevice device = new(setup, scenario);
        List<string> timeline = [];
        List<int> powerOns = [];
        device.PoweredOn = () => powerOns.Add(timeline.Count);
        device.Timeline = text => timeline.Add($"      {text}");
        device.Storage.Operating = operation =>
        {
            if (operation.Kind is StorageOperationKind.Write or StorageOperationKind.Flush
                or StorageOperationKind.Delete or StorageOperationKind.RaiseCounter)
            {
                timeline.Add($"{operation.Number,4}  {operation}");
            }
        };
        int fired = 0;
        string? violation = null;
        try
        {
            foreach (StorageCut cut in schedule.Cuts)
            {
                device.Storage.CountAnew();
                device.Storage.Cut = cut;
                if (device.RunOn() != PowerOnOutcome.Cut)
                {
                    return new Story(scenario.Name, timeline, powerOns, fired, null);
                }

                fired++;
            }

            device.Storage.CountAnew();
            device.RunOn();
        }
        catch (ViolationException exception)
        {
            violation = exception.Message;
        }

        return new Story(scenario.Name, timeline, powerOns, fired, violation);
    }
}

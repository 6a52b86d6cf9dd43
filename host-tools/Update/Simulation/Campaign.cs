using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SecureBoot.Board.Storage;

namespace SecureBoot.Update.Simulation;

/// <summary>Every cut at every operation in each of its forms, and after each of them every second cut.</summary>
public sealed class Campaign
{
    private const int MaxViolations = 20;

    private readonly SimulationSetup _setup;
    private readonly Scenario _scenario;
    private readonly Func<SimulationSetup, Scenario, SimulatedDevice> _create;
    private readonly ConcurrentQueue<string> _violations = new();
    private long _schedules;
    private long _planned;
    private long _fired;

    /// <summary>A campaign over a scenario; <paramref name="create"/> makes another device than the good one.</summary>
    public Campaign(
        SimulationSetup setup, Scenario scenario, Func<SimulationSetup, Scenario, SimulatedDevice>? create = null)
    {
        _setup = setup;
        _scenario = scenario;
        _create = create ?? ((images, story) => new SimulatedDevice(images, story));
    }

    /// <summary>Runs it.</summary>
    /// <param name="depth">The number of consecutive cuts: 1 or 2.</param>
    /// <param name="shard">The index of the part of the first cuts, from 0.</param>
    /// <param name="shards">The number of parts.</param>
    public CampaignResult Run(int depth, int shard = 0, int shards = 1)
    {
        SimulatedDevice device = _create(_setup, _scenario);
        List<StorageOperationKind> kinds = Watch(device);
        if (!Guard(device.RunOn, new Schedule([])))
        {
            return Conclude(kinds.Count);
        }

        List<StorageCut> cuts = [.. CutsOf(kinds).Where((_, index) => index % shards == shard)];
        ParallelOptions options = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.ForEach(Partitioner.Create(cuts, loadBalance: true), options, cut => RunFirst(cut, depth));
        return Conclude(kinds.Count);
    }

    private CampaignResult Conclude(int operations)
    {
        return new CampaignResult(_scenario.Name, operations, _schedules, _planned, _fired, [.. _violations]);
    }

    private void RunFirst(StorageCut first, int depth)
    {
        SimulatedDevice device = _create(_setup, _scenario);
        Schedule schedule = new([first]);
        if (!Cut(device, first, schedule))
        {
            return;
        }

        StorageSnapshot storage = device.Storage.Save();
        GroundTruth truth = device.Truth.Copy();
        device.Storage.CountAnew();
        List<StorageOperationKind> kinds = Watch(device);
        Interlocked.Increment(ref _schedules);
        bool isGood = Guard(device.RunOn, schedule);
        device.Storage.Operating = null;
        if (depth < 2 || !isGood)
        {
            return;
        }

        foreach (StorageCut second in CutsOf(kinds))
        {
            device.Restore(storage, truth, wasCut: true);
            RunSecond(device, new Schedule([first, second]), second);
        }
    }

    private void RunSecond(SimulatedDevice device, Schedule schedule, StorageCut second)
    {
        // Each schedule of two cuts runs both cuts: the first by the snapshot after it.
        Interlocked.Increment(ref _planned);
        Interlocked.Increment(ref _fired);
        if (Cut(device, second, schedule))
        {
            device.Storage.CountAnew();
            Interlocked.Increment(ref _schedules);
            Guard(device.RunOn, schedule);
        }
    }

    // Runs into the cut; false when it did not come, or the device did wrong before it.
    private bool Cut(SimulatedDevice device, StorageCut cut, Schedule schedule)
    {
        Interlocked.Increment(ref _planned);
        device.Storage.Cut = cut;
        bool isGood = Guard(device.RunOn, schedule);
        if (!device.Storage.IsCut)
        {
            Report(schedule, "the cut did not come");
            return false;
        }

        Interlocked.Increment(ref _fired);
        return isGood;
    }

    private bool Guard(Func<PowerOnOutcome> run, Schedule schedule)
    {
        try
        {
            run();
            return true;
        }
        catch (ViolationException violation)
        {
            Report(schedule, violation.Message);
            return false;
        }
    }

    private void Report(Schedule schedule, string text)
    {
        if (_violations.Count < MaxViolations)
        {
            _violations.Enqueue($"{_scenario.Name} [{schedule}]: {text}");
        }
    }

    private static List<StorageOperationKind> Watch(SimulatedDevice device)
    {
        List<StorageOperationKind> kinds = [];
        device.Storage.Operating = operation => kinds.Add(operation.Kind);
        return kinds;
    }

    private static IEnumerable<StorageCut> CutsOf(List<StorageOperationKind> kinds)
    {
        for (int i = 0; i < kinds.Count; i++)
        {
            foreach (CutForm form in CutForms.Of(kinds[i]).ToArray())
            {
                yield return new StorageCut(i, form);
            }
        }
    }
}

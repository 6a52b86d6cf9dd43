using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SecureBoot.Board.Storage;

namespace SecureBoot.Update.Simulation;

/// <summary>Every cut at every operation in each of its forms, and after each of them every second cut.</summary>
/// <remarks>The storage and the true history alone decide what a device does after a cut. Runs that begin with equal
/// storage and history are therefore run once, and counted for each schedule.</remarks>
public sealed class Campaign
{
    private const int MaxViolations = 20;

    private readonly SimulationSetup _setup;
    private readonly Scenario _scenario;
    private readonly Func<SimulationSetup, Scenario, SimulatedDevice> _create;
    private readonly ConcurrentQueue<string> _violations = new();
    private readonly ConcurrentDictionary<(string State, int Cuts), Lazy<Tally>> _judged = new();

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
        Tally sum = default;
        if (Guard(device.RunOn, new Schedule([])))
        {
            Lock gate = new();
            List<StorageCut> cuts = [.. CutsOf(kinds).Where((_, index) => index % shards == shard)];
            ParallelOptions options = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };
            Parallel.ForEach(Partitioner.Create(cuts, loadBalance: true), options, cut =>
            {
                Tally tally = RunInto(_create(_setup, _scenario), new Schedule([cut]), depth - 1);
                lock (gate)
                {
                    sum += tally;
                }
            });
        }

        return new CampaignResult(
            _scenario.Name, kinds.Count, sum.Schedules, sum.Planned, sum.Fired, [.. _violations]);
    }

    // Runs into the schedule's last cut and on, and then with each of the next cuts while cuts are left.
    private Tally RunInto(SimulatedDevice device, Schedule schedule, int cutsLeft)
    {
        device.Storage.Cut = schedule.Cuts[^1];
        bool isGood = Guard(device.RunOn, schedule);
        if (!device.Storage.IsCut)
        {
            Report(schedule, "the cut did not come");
            return new Tally(0, Planned: 1, 0);
        }

        Tally cut = new(0, Planned: 1, Fired: 1);
        if (!isGood)
        {
            return cut;
        }

        Lazy<Tally> judged = _judged.GetOrAdd(
            (device.StateDigest(), cutsLeft), _ => new Lazy<Tally>(() => RunOn(device, schedule, cutsLeft)));
        return cut + judged.Value;
    }

    private Tally RunOn(SimulatedDevice device, Schedule schedule, int cutsLeft)
    {
        StorageSnapshot storage = device.Storage.Save();
        GroundTruth truth = device.Truth.Copy();
        device.Storage.CountAnew();
        List<StorageOperationKind> kinds = Watch(device);
        bool isGood = Guard(device.RunOn, schedule);
        device.Storage.Operating = null;
        Tally sum = new(Schedules: 1, 0, 0);
        if (cutsLeft < 1 || !isGood)
        {
            return sum;
        }

        foreach (StorageCut next in CutsOf(kinds))
        {
            // A schedule of two cuts has the first cut too, in the snapshot.
            device.Restore(storage, truth, wasCut: true);
            sum += new Tally(0, Planned: 1, Fired: 1)
                + RunInto(device, new Schedule([.. schedule.Cuts, next]), cutsLeft - 1);
        }

        return sum;
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

    private readonly record struct Tally(long Schedules, long Planned, long Fired)
    {
        public static Tally operator +(Tally left, Tally right) =>
            new(left.Schedules + right.Schedules, left.Planned + right.Planned, left.Fired + right.Fired);
    }
}

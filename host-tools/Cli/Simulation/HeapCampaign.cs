using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SecureBoot.Boot;
using SecureBoot.Cli.Running;
using SecureBoot.Signer.Files;
using SecureBoot.Signer.ImageBodies;
using SecureBoot.Signer.Images;
using SecureBoot.Signer.Keys;

namespace SecureBoot.Cli.Simulation;

/// <summary>Images of every size up to the largest, in small steps near each limit of the heap: the board always ends
/// in a running image, a reset, or a recovery that takes a good image.</summary>
internal sealed class HeapCampaign : IDisposable
{
    private const int CoarseStep = 1000;
    private const int FineStep = 40;
    private const int FineSizes = 5;

    // The starts of an image, the recovery after them, and two more.
    private const int PowerOns = 8;

    private static readonly string[][] s_bodies =
        [["SecureBoot.Sensors.pe"], ["SecureBoot.Sensors.pe", "SensorApp.pe"]];

    private readonly PrivateKey _key = PrivateKey.Create(KeyType.EcdsaP256);
    private readonly string _folder;
    private readonly int _heapBytes;
    private readonly int _maxSize;
    private readonly bool _nativeHash;
    private readonly BoardTrust _trust;
    private readonly byte[] _good;
    private readonly ConcurrentDictionary<string, string> _violations = new();
    private int _images;
    private int _boots;

    /// <summary>A campaign with the firmware in a folder, and images that it goes by short or by ordinary
    /// signatures.</summary>
    internal HeapCampaign(string folder, int heapBytes, int maxSize, bool nativeHash)
    {
        _folder = folder;
        _heapBytes = heapBytes;
        _maxSize = maxSize;
        _nativeHash = nativeHash;
        _trust = BoardTrust.Of(_key.Public, counterFloor: 0);
        _good = Sign(s_bodies[^1], 2);
    }

    /// <summary>The number of images.</summary>
    internal int Images => _images;

    /// <summary>The number of power-ons.</summary>
    internal int Boots => _boots;

    /// <summary>The forbidden outcomes that occurred.</summary>
    internal IReadOnlyCollection<string> Violations =>
        [.. _violations.Select(pair => $"{pair.Key}: {pair.Value}").Order(StringComparer.Ordinal)];

    /// <summary>Runs the campaign; calls <paramref name="tell"/> for each range of sizes with the same
    /// outcome.</summary>
    internal void Run(Action<string, string> tell)
    {
        foreach (string[] body in s_bodies)
        {
            byte[] image = Sign(body, 3);
            string bodies = body.Length == 1 ? "1 assembly" : $"{body.Length} assemblies";
            foreach (bool isPushed in new[] { true, false })
            {
                string host = isPushed ? "an image is pushed" : "nobody pushes";
                Sweep(
                    new HeapCase(
                        $"{bodies}, on trial, {host}", image, SlotState.Pending, _good, isPushed ? _good : null),
                    tell);
                Sweep(
                    new HeapCase(
                        $"{bodies}, confirmed, {host}", image, SlotState.Confirmed, null, isPushed ? _good : null),
                    tell);
            }
        }
    }

    public void Dispose()
    {
        _key.Dispose();
    }

    private void Sweep(HeapCase tried, Action<string, string> tell)
    {
        ConcurrentDictionary<int, string> ends = [];
        List<int> sizes = [_maxSize];
        for (int size = tried.Image.Length; size < _maxSize; size += CoarseStep)
        {
            sizes.Add(size);
        }

        TryAll(sizes, size => Try(tried, size, ends));
        int[] coarse = [.. ends.Keys.Order()];
        List<(int Below, int Above)> steps = [.. coarse
            .Zip(coarse.Skip(1))
            .Where(pair => ends[pair.First] != ends[pair.Second])];
        TryAll(steps, step => TryAround(FindLimit(tried, step.Below, step.Above, ends), tried, ends));
        Tell(tried.Name, ends, tell);
    }

    private static void TryAll<T>(IEnumerable<T> items, Action<T> run)
    {
        ParallelOptions options = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.ForEach(Partitioner.Create(items.ToArray(), loadBalance: true), options, run);
    }

    private static void Tell(string name, IReadOnlyDictionary<int, string> ends, Action<string, string> tell)
    {
        int[] sizes = [.. ends.Keys.Order()];
        int first = sizes[0];
        for (int i = 0; i < sizes.Length; i++)
        {
            if (i + 1 == sizes.Length || ends[sizes[i + 1]] != ends[first])
            {
                tell(name, $"{first} to {sizes[i]} bytes: {ends[first]}");
                first = i + 1 == sizes.Length ? 0 : sizes[i + 1];
            }
        }
    }

    // The smallest size, to within a step, whose outcome differs from that of the size below.
    private int FindLimit(HeapCase tried, int below, int above, ConcurrentDictionary<int, string> ends)
    {
        string end = ends[below];
        while (above - below > FineStep)
        {
            int middle = below + ((above - below) / 2);
            (below, above) = Try(tried, middle, ends) == end ? (middle, above) : (below, middle);
        }

        return above;
    }

    private void TryAround(int limit, HeapCase tried, ConcurrentDictionary<int, string> ends)
    {
        for (int i = -FineSizes; i <= FineSizes; i++)
        {
            Try(tried, Math.Clamp(limit + (i * FineStep), tried.Image.Length, _maxSize), ends);
        }
    }

    private string Try(HeapCase tried, int size, ConcurrentDictionary<int, string> ends)
    {
        if (ends.TryGetValue(size, out string? known))
        {
            return known;
        }

        List<HeapEnd> history = PowerOn(tried, size);
        Interlocked.Increment(ref _images);
        string text = Describe(history);
        ends[size] = text;

        // Without a host a board whose only image fails tries it again and again, with recovery in between.
        bool hasComeBack = tried.Pushed is null
            ? !history.Contains(HeapEnd.Dead)
            : history[^1] is HeapEnd.Running or HeapEnd.Recovered;
        if (!hasComeBack || history.Contains(HeapEnd.Dead) || history.Contains(HeapEnd.Stuck))
        {
            _violations[$"{tried.Name}, {size} bytes"] = text;
        }

        return text;
    }

    private List<HeapEnd> PowerOn(HeapCase tried, int size)
    {
        byte[] padded = [.. tried.Image, .. Enumerable.Repeat((byte)0xFF, size - tried.Image.Length)];
        HeapBoard board = new(Path.Combine(_folder, "BootStage.pe"), _trust, _heapBytes);
        board.Install(padded, tried.State, tried.Confirmed);
        List<HeapEnd> history = [];
        bool isSettled = false;
        while (history.Count < PowerOns && !isSettled)
        {
            history.Add(board.PowerOn(tried.Pushed));
            Interlocked.Increment(ref _boots);

            // Settled after Running twice, because the journal changes in between; or after recovery: the running image
            // is on trial, and confirms itself if it has enough time.
            isSettled = history.Count > 1
                && history[^1] == HeapEnd.Running
                && (history[^2] is HeapEnd.Running or HeapEnd.Recovered);
        }

        return history;
    }

    private static string Describe(List<HeapEnd> history)
    {
        List<string> parts = [];
        for (int i = 0; i < history.Count; i++)
        {
            int count = 1;
            while (i + 1 < history.Count && history[i + 1] == history[i])
            {
                count++;
                i++;
            }

            parts.Add(count == 1 ? $"{history[i]}" : $"{history[i]} x{count}");
        }

        return string.Join(", ", parts);
    }

    private byte[] Sign(string[] assemblies, byte major)
    {
        BodyBuilder body = new();
        foreach (string assembly in assemblies)
        {
            body.Add(assembly, InputFile.Read(Path.Combine(_folder, assembly), InputFile.MaxImageSize));
        }

        ImageBuilder image = new(
            new ImageVersion(major, 0, 0, 0),
            body.Build())
        { SecurityCounter = 1, ShortSigners = _nativeHash ? [_key.Public.KeyHash] : [] };
        return new ImageSigner([_key]).Sign(image.BuildSignedRange());
    }

    // An image, its state, the confirmed image in the other slot, and the image that a host pushes in recovery.
    private sealed record HeapCase(string Name, byte[] Image, SlotState State, byte[]? Confirmed, byte[]? Pushed);
}

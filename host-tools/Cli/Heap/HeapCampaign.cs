using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SecureBoot.Boot;
using SecureBoot.Signer;

namespace SecureBoot.Cli;

/// <summary>Images of every size up to the largest, in small steps near each limit of the heap: the board always ends in a running image, a reset, or a
/// recovery that takes a good image.</summary>
internal sealed class HeapCampaign : IDisposable
{
    private const int CoarseStep = 8000;
    private const int FineStep = 40;
    private const int FineSizes = 5;

    // The image, what comes after its trial or start, and once more.
    private const int PowerOns = 3;

    private static readonly string[][] s_bodies = [["SecureBoot.Sensors.pe"], ["SecureBoot.Sensors.pe", "SensorApp.pe"]];

    private readonly PrivateKey _key = PrivateKey.Create(KeyType.EcdsaP256);
    private readonly string _folder;
    private readonly int _heapBytes;
    private readonly int _maxSize;
    private readonly BoardTrust _trust;
    private readonly byte[] _good;

    /// <summary>A campaign with the firmware in a folder.</summary>
    internal HeapCampaign(string folder, int heapBytes, int maxSize)
    {
        _folder = folder;
        _heapBytes = heapBytes;
        _maxSize = maxSize;
        _trust = BoardTrust.Of(_key.Public, counterFloor: 0);
        _good = Sign(s_bodies[^1], 2);
    }

    /// <summary>How many images were tried.</summary>
    internal int Images { get; private set; }

    /// <summary>How many power-ons that took.</summary>
    internal int Boots { get; private set; }

    /// <summary>What must not be and was.</summary>
    internal List<string> Violations { get; } = [];

    /// <summary>Runs it; <paramref name="tell"/> is told of each range of sizes that ends alike.</summary>
    internal void Run(Action<string, string> tell)
    {
        foreach (string[] body in s_bodies)
        {
            byte[] image = Sign(body, 3);
            foreach ((SlotState state, byte[]? confirmed) in new (SlotState, byte[]?)[] { (SlotState.Pending, _good), (SlotState.Confirmed, null) })
            {
                Sweep($"{body.Length} assemblies, {state}", image, state, confirmed, tell);
            }
        }
    }

    public void Dispose()
    {
        _key.Dispose();
    }

    private void Sweep(string name, byte[] image, SlotState state, byte[]? confirmed, Action<string, string> tell)
    {
        SortedDictionary<int, string> ends = [];
        for (int size = image.Length; size < _maxSize; size += CoarseStep)
        {
            ends[size] = Try(name, image, size, state, confirmed);
        }

        ends[_maxSize] = Try(name, image, _maxSize, state, confirmed);
        foreach ((int below, int above) in ends.Keys.Zip(ends.Keys.Skip(1)).Where(pair => ends[pair.First] != ends[pair.Second]).ToArray())
        {
            int limit = FindLimit(name, image, below, above, state, confirmed, ends);
            for (int i = -FineSizes; i <= FineSizes; i++)
            {
                int size = Math.Clamp(limit + (i * FineStep), image.Length, _maxSize);
                ends[size] = Try(name, image, size, state, confirmed);
            }
        }

        int first = ends.Keys.First();
        foreach ((int size, int next) in ends.Keys.Zip(ends.Keys.Skip(1).Append(int.MaxValue)))
        {
            if (next == int.MaxValue || ends[next] != ends[size])
            {
                tell(name, $"{first} to {size} bytes: {ends[size]}");
                first = next;
            }
        }
    }

    private int FindLimit(string name, byte[] image, int below, int above, SlotState state, byte[]? confirmed, SortedDictionary<int, string> ends)
    {
        while (above - below > FineStep)
        {
            int middle = below + ((above - below) / 2);
            ends[middle] = Try(name, image, middle, state, confirmed);
            (below, above) = ends[middle] == ends[below] ? (middle, above) : (below, middle);
        }

        return above;
    }

    private string Try(string name, byte[] image, int size, SlotState state, byte[]? confirmed)
    {
        byte[] padded = [.. image, .. Enumerable.Repeat((byte)0xFF, size - image.Length)];
        HeapBoard board = new(Path.Combine(_folder, "BootStage.pe"), _trust, _heapBytes);
        board.Install(padded, state, confirmed);
        List<HeapEnd> ends = [];
        for (int i = 0; i < PowerOns; i++)
        {
            ends.Add(board.PowerOn(_good));
            Boots++;
        }

        Images++;
        string text = string.Join(", ", ends);
        if (ends.Exists(end => end is HeapEnd.Dead or HeapEnd.Stuck))
        {
            Violations.Add($"{name}, {size} bytes: {text}");
        }

        return text;
    }

    private byte[] Sign(string[] assemblies, byte major)
    {
        BodyBuilder body = new();
        foreach (string assembly in assemblies)
        {
            body.Add(assembly, InputFile.Read(Path.Combine(_folder, assembly), InputFile.MaxImageSize));
        }

        return new ImageSigner([_key]).Sign(new ImageBuilder(new ImageVersion(major, 0, 0, 0), body.Build()) { SecurityCounter = 1 }.BuildSignedRange());
    }
}

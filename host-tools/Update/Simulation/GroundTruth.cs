using System;
using System.IO;

namespace SecureBoot.Update.Simulation;

/// <summary>The true history of a simulated device, stored outside the device: the reference for the device's own
/// memory.</summary>
public sealed class GroundTruth
{
    private readonly bool[] _confirmed;
    private readonly int[] _trials;

    /// <summary>An empty history of <paramref name="images"/> images.</summary>
    public GroundTruth(int images)
    {
        _confirmed = new bool[images];
        _trials = new int[images];
    }

    private GroundTruth(GroundTruth other)
    {
        _confirmed = (bool[])other._confirmed.Clone();
        _trials = (int[])other._trials.Clone();
        CounterSeen = other.CounterSeen;
        CounterGranted = other.CounterGranted;
        IsStaged = other.IsStaged;
        AwaitsRecovery = other.AwaitsRecovery;
        HasFallback = other.HasFallback;
        Launches = other.Launches;
        LastLaunched = other.LastLaunched;
    }

    /// <summary>The highest security counter that the device ever showed: the counter must not fall below it.</summary>
    public uint CounterSeen { get; set; }

    /// <summary>The highest counter that a device whose journal was lost may take from an image that was never
    /// confirmed.</summary>
    public uint CounterGranted { get; set; }

    /// <summary>Whether an image was put in place completely: from then on something must boot.</summary>
    public bool IsStaged { get; set; }

    /// <summary>Whether recovery was requested, and has not come yet.</summary>
    public bool AwaitsRecovery { get; set; }

    /// <summary>Whether an image was confirmed before: from then on, each image has one trial only.</summary>
    public bool HasFallback { get; private set; }

    /// <summary>The number of launches of an image.</summary>
    public int Launches { get; private set; }

    /// <summary>The image that was launched last, or -1.</summary>
    public int LastLaunched { get; private set; } = -1;

    /// <summary>Whether the application in the image ever confirmed itself, or began to.</summary>
    public bool IsConfirmed(int image)
    {
        return _confirmed[image];
    }

    /// <summary>The application in the image begins to confirm itself: from here on, either is right.</summary>
    public void BeginConfirm(int image)
    {
        _confirmed[image] = true;
    }

    /// <summary>The image is confirmed.</summary>
    public void Confirm(SimulationImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        _confirmed[image.Index] = true;
        HasFallback = true;
        CounterSeen = Math.Max(CounterSeen, image.SecurityCounter);
    }

    /// <summary>The image was staged again, and has another trial.</summary>
    public void Stage(int image)
    {
        _trials[image] = 0;
        IsStaged = true;
    }

    /// <summary>The image is launched; returns how often that was without its confirmation.</summary>
    public int Launch(int image, bool isTrial)
    {
        Launches++;
        LastLaunched = image;
        return isTrial ? ++_trials[image] : 0;
    }

    /// <summary>Writes the history: equal bytes mean equal histories.</summary>
    public void WriteTo(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        for (int image = 0; image < _confirmed.Length; image++)
        {
            writer.Write(_confirmed[image]);
            writer.Write(_trials[image]);
        }

        writer.Write(CounterSeen);
        writer.Write(CounterGranted);
        writer.Write(IsStaged);
        writer.Write(AwaitsRecovery);
        writer.Write(HasFallback);
        writer.Write(Launches);
        writer.Write(LastLaunched);
    }

    /// <summary>A copy, to go back to.</summary>
    public GroundTruth Copy()
    {
        return new GroundTruth(this);
    }
}

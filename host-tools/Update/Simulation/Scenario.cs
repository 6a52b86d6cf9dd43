using System;
using SecureBoot.Boot;

namespace SecureBoot.Update.Simulation;

/// <summary>A scenario for a simulated device: its initial state, the actions of its applications, and the allowed
/// ends.</summary>
public abstract class Scenario
{
    /// <summary>Bytes in a chunk of a transfer.</summary>
    protected const int ChunkSize = 256;

    /// <summary>The scenario's name on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>A line for people.</summary>
    public abstract string Description { get; }

    /// <summary>Prepares the storage and the truth.</summary>
    public abstract void Prepare(SimulatedDevice device);

    /// <summary>The application in <paramref name="image"/> runs. Returns whether it resets the device.</summary>
    public abstract bool Run(SimulatedDevice device, SimulationImage image, BootSession session);

    /// <summary>Acts as the person at the serial port after a boot without an image. Returns whether the device is
    /// reset.</summary>
    public virtual bool Recover(SimulatedDevice device, Updater updater)
    {
        return false;
    }

    /// <summary>Whether the device may end with this image running, after cuts or without.</summary>
    public abstract bool MayEndWith(SimulationSetup setup, SimulationImage image, bool wasCut);

    /// <summary>Installs confirmed images, one in each slot, the first one active; null leaves a slot empty.</summary>
    protected static JournalState Install(SimulatedDevice device, SimulationImage? a, SimulationImage? b)
    {
        ArgumentNullException.ThrowIfNull(device);
        JournalState state = new() { Active = Slot.A };
        SimulationImage?[] images = [a, b];
        for (int slot = 0; slot < Slot.Count; slot++)
        {
            if (images[slot] is { } image)
            {
                device.Storage.Put(Slot.FileOf(slot), image.Bytes);
                state.SetState(slot, SlotState.Confirmed);
                state.SetCounter(slot, image.SecurityCounter);
                state.SetIdentity(slot, image.Identity);
                state.Counter = Math.Max(state.Counter, image.SecurityCounter);
                device.Truth.Confirm(image);
                device.Truth.IsStaged = true;
            }
        }

        return state;
    }

    /// <summary>Stores the journal that a device begins with.</summary>
    protected static void Begin(SimulatedDevice device, JournalState state)
    {
        ArgumentNullException.ThrowIfNull(device);
        for (uint sequence = 2; sequence < 4; sequence++)
        {
            device.Storage.Put(
                JournalRecord.FileOf(JournalRecord.IndexOf(sequence)), JournalRecord.Write(state, sequence));
        }
    }

    /// <summary>The old image in slot A, confirmed; an image in slot B that waits for its trial.</summary>
    protected static void BeginWithPending(SimulatedDevice device, SimulationImage image)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(image);
        JournalState state = Install(device, device.Setup.Old, null);
        device.Storage.Put(Slot.FileOf(Slot.B), image.Bytes);
        state.SetState(Slot.B, SlotState.Pending);
        state.SetIdentity(Slot.B, image.Identity);
        Begin(device, state);
    }

    /// <summary>Sends an image as a patient client does: resumes an interrupted transfer, and starts again if that
    /// fails.</summary>
    protected static bool Push(SimulatedDevice device, Updater updater, SimulationImage image)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(updater);
        ArgumentNullException.ThrowIfNull(image);
        bool isResumed = updater.Resume(image.Bytes.Length, image.Digest, out UpdateSession? session)
            == UpdateSessionResult.Success;
        if (!isResumed && updater.Start(image.Bytes.Length, image.Digest, out session) != UpdateSessionResult.Success)
        {
            return false;
        }

        device.Log(isResumed
            ? $"transfer of {image.Name} goes on at byte {session!.Received}"
            : $"transfer of {image.Name} begins");
        UpdateSessionResult result = Transfer(session!, image);
        if (result != UpdateSessionResult.Success
            && isResumed
            && updater.Start(image.Bytes.Length, image.Digest, out session) == UpdateSessionResult.Success)
        {
            device.Log($"transfer of {image.Name} starts over: {result}");
            result = Transfer(session!, image);
        }

        device.Log($"transfer of {image.Name} ends: {result}");
        if (result == UpdateSessionResult.Success)
        {
            device.Truth.Stage(image.Index);
        }

        return result == UpdateSessionResult.Success;
    }

    private static UpdateSessionResult Transfer(UpdateSession session, SimulationImage image)
    {
        while (session.Received < image.Bytes.Length)
        {
            int count = Math.Min(ChunkSize, image.Bytes.Length - session.Received);
            UpdateSessionResult result = session.Store(session.Received, image.Bytes, session.Received, count);
            if (result != UpdateSessionResult.Success)
            {
                return result;
            }
        }

        return session.Complete();
    }
}

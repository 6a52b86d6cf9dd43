using System;
using System.IO;
using System.Security.Cryptography;
using SecureBoot.Board.Storage;
using SecureBoot.Boot;
using SecureBoot.Image;

namespace SecureBoot.Update.Simulation;

/// <summary>A device made of the firmware's own boot library over a storage that loses power. It judges itself at every
/// step.</summary>
/// <remarks>The virtual members are where tests put the mistakes that the judge must find.</remarks>
public class SimulatedDevice
{
    private const int MaxPowerOns = 16;

    private readonly SimulationSetup _setup;
    private readonly Scenario _scenario;
    private readonly StoredView _stored;
    private bool _isAlive;

    /// <summary>A device with the scenario's beginning.</summary>
    public SimulatedDevice(SimulationSetup setup, Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentNullException.ThrowIfNull(scenario);
        _setup = setup;
        _scenario = scenario;
        Storage = new PowerCutStorage();
        _stored = new StoredView(Storage);
        Truth = new GroundTruth(setup.Images.Count);
        Settings = new BootSettings(setup.MaxSize) { Hmac = setup.Hmac };
        scenario.Prepare(this);
        Storage.PowerOff();
    }

    /// <summary>The storage.</summary>
    public PowerCutStorage Storage { get; }

    /// <summary>The true events.</summary>
    public GroundTruth Truth { get; private set; }

    /// <summary>The images and keys.</summary>
    public SimulationSetup Setup => _setup;

    /// <summary>The device's requirements for images and for their starts.</summary>
    public BootSettings Settings { get; }

    /// <summary>Told of each step; may be null.</summary>
    public Action<string>? Timeline { get; set; }

    /// <summary>Told of each power-on; may be null.</summary>
    public Action? PoweredOn { get; set; }

    /// <summary>Whether the power was ever cut.</summary>
    public bool WasCut { get; private set; }

    /// <summary>The journal of the power-on that is under way.</summary>
    protected Journal Journal { get; private set; } = new(new PowerCutStorage());

    /// <summary>The image that runs.</summary>
    protected SimulationImage? Running { get; private set; }

    /// <summary>Logs an event.</summary>
    public void Log(string text)
    {
        Timeline?.Invoke(text);
    }

    /// <summary>Goes back to a moment when the power was off.</summary>
    public void Restore(StorageSnapshot storage, GroundTruth truth, bool wasCut)
    {
        ArgumentNullException.ThrowIfNull(truth);
        Storage.Restore(storage);
        Truth = truth.Copy();
        WasCut = wasCut;
    }

    /// <summary>The SHA-256, in hexadecimal, of what decides how a device goes on after a cut: the stored content and
    /// the true history.</summary>
    public virtual string StateDigest()
    {
        using MemoryStream state = new();
        using BinaryWriter writer = new(state);
        Truth.WriteTo(writer);
        Storage.Save().WriteTo(writer);
        writer.Flush();
        return Convert.ToHexString(SHA256.HashData(state.GetBuffer().AsSpan(0, (int)state.Length)));
    }

    /// <summary>Runs until the device has nothing more to do, or the power is cut.</summary>
    /// <exception cref="ViolationException">The device did something that must never happen.</exception>
    public PowerOnOutcome RunOn()
    {
        for (int i = 0; i < MaxPowerOns; i++)
        {
            PowerOnOutcome outcome = PowerOn();
            if (outcome == PowerOnOutcome.Cut)
            {
                WasCut = true;
                return outcome;
            }

            if (outcome == PowerOnOutcome.Settled)
            {
                CheckEnd();
                return outcome;
            }
        }

        throw new ViolationException($"the device resets on and on: {MaxPowerOns} times");
    }

    /// <summary>The storage as the firmware sees it.</summary>
    protected virtual BootStorage CreateStorage()
    {
        return Storage;
    }

    /// <summary>The boot stage's decision.</summary>
    protected virtual BootSelection Decide(BootSelector selector)
    {
        ArgumentNullException.ThrowIfNull(selector);
        return selector.Select(selfTestPassed: true);
    }

    /// <summary>The application's confirmation.</summary>
    protected virtual UpdateSessionResult ConfirmImage(BootSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return session.Confirm();
    }

    /// <summary>The image's first instruction.</summary>
    protected virtual void AfterLaunch()
    {
    }

    /// <summary>The watch's sign of life, once a confirmed image has run for long enough.</summary>
    protected virtual UpdateSessionResult GiveSignOfLife(BootSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return session.Alive();
    }

    /// <summary>The watch at the end of a trial: whether it resets the device.</summary>
    protected virtual bool EndsTrial()
    {
        return true;
    }

    /// <summary>The image on trial does nothing more. Returns whether the device is reset.</summary>
    public bool WaitForDeadline()
    {
        Log("the trial took too long");
        return EndsTrial();
    }

    /// <summary>The application confirms itself.</summary>
    public bool Confirm(BootSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        SimulationImage running = Running ?? throw new InvalidOperationException("nothing runs");
        Truth.BeginConfirm(running.Index);
        UpdateSessionResult result = ConfirmImage(session);
        Log($"{running.Name} confirms itself: {result}");
        if (result == UpdateSessionResult.Success)
        {
            Truth.Confirm(running);
        }

        return result == UpdateSessionResult.Success;
    }

    private PowerOnOutcome PowerOn()
    {
        PoweredOn?.Invoke();
        Storage.PowerOff();
        Running = null;
        _isAlive = false;
        uint counter = CheckStored();
        try
        {
            BootStorage storage = CreateStorage();
            Journal = new Journal(storage);
            SecurityCounter security = new(new SimulatedCounter(Storage, uint.MaxValue), floor: 0);
            BootSelection selection = Decide(new BootSelector(storage, Journal, security, _setup.Keys, Settings));
            Log($"power-on: {selection.Action}, "
                + $"{selection.Reason}"
                + $"{(selection.Refusal == VerifyStatus.Ok ? "" : $", refused {selection.Refusal}")}");
            bool isReset = selection.Image is { } image
                ? Launch(storage, security, selection, image, counter)
                : Recover(storage, security, selection.Reason);
            return isReset ? PowerOnOutcome.Reset : PowerOnOutcome.Settled;
        }
        catch (PowerCutException)
        {
            Log("the power is cut");
            return PowerOnOutcome.Cut;
        }
    }

    private bool Recover(BootStorage storage, SecurityCounter security, BootReason reason)
    {
        if (reason == BootReason.JudgedAgain)
        {
            return true;
        }

        Truth.AwaitsRecovery = false;

        // Recovery after a request, or after too many starts, ends by itself without a host.
        bool isPassing = reason is BootReason.RecoveryRequested or BootReason.LaunchFailed or BootReason.Unresponsive;
        if (Truth.IsStaged && !isPassing)
        {
            throw new ViolationException("nothing boots");
        }

        Updater updater = new(storage, Journal, security, _setup.Keys, Settings, Slot.None);
        updater.Prepare();
        return _scenario.Recover(this, updater) || isPassing;
    }

    private bool Launch(
        BootStorage storage, SecurityCounter security, BootSelection selection, SlotImage image, uint counter)
    {
        SimulationImage running = FindImage(image)
            ?? throw new ViolationException("bytes were launched that nobody signed");
        Running = running;
        bool isTrial = selection.Action == BootAction.Trial;
        int trials = Truth.Launch(running.Index, isTrial && Truth.HasFallback);
        Log($"{running.Name} runs from slot {Slot.NameOf(image.SlotNumber)}{(isTrial ? ", on trial" : "")}");
        if (!isTrial && !Truth.IsConfirmed(running.Index))
        {
            throw new ViolationException($"{running.Name} was launched without a trial");
        }

        if (trials > 1)
        {
            throw new ViolationException($"{running.Name} was on trial twice");
        }

        if (running.SecurityCounter < counter)
        {
            throw new ViolationException(
                $"{running.Name} was launched with counter {running.SecurityCounter}, the device's is {counter}");
        }

        Storage.Protect(Slot.FileOf(image.SlotNumber));
        AfterLaunch();
        BootRecord record = new(selection, image, _setup.Keys);
        Updater updater = new(storage, Journal, security, _setup.Keys, Settings, image.SlotNumber);
        BootSession session = new(record, Journal, security, updater);
        bool isReset = _scenario.Run(this, running, session);
        if (!isReset && session.IsConfirmed)
        {
            // The image runs long enough to count as a sign of life.
            UpdateSessionResult alive = GiveSignOfLife(session);
            Log($"{running.Name} gives a sign of life: {alive}");
            _isAlive = alive == UpdateSessionResult.Success;
        }

        return Storage.Trespass is null
            ? isReset
            : throw new ViolationException($"{Storage.Trespass} was written while it ran");
    }

    private SimulationImage? FindImage(SlotImage image)
    {
        foreach (SimulationImage known in _setup.Images)
        {
            if (known.Is(image.Bytes))
            {
                return known;
            }
        }

        return null;
    }

    // The counter neither falls nor runs ahead, and nothing is confirmed that did not confirm itself.
    private uint CheckStored()
    {
        Journal journal = new(_stored);
        journal.Load();
        uint counter = Math.Max(journal.State.Counter, Storage.Counter);
        if (counter < Truth.CounterSeen)
        {
            throw new ViolationException($"the counter fell from {Truth.CounterSeen} to {counter}");
        }

        uint confirmed = Truth.CounterGranted;
        for (int slot = 0; slot < Slot.Count; slot++)
        {
            if (journal.State.StateOf(slot) == SlotState.Confirmed)
            {
                confirmed = Math.Max(confirmed, CheckConfirmed(slot, journal.State.IdentityOf(slot)));
            }
        }

        if (counter > confirmed)
        {
            throw new ViolationException($"the counter is {counter}, the highest of a confirmed image {confirmed}");
        }

        Truth.CounterSeen = counter;
        return counter;
    }

    private uint CheckConfirmed(int slot, ImageIdentity identity)
    {
        byte[] file = Storage.Peek(Slot.FileOf(slot)) ?? [];
        foreach (SimulationImage image in _setup.Images)
        {
            // A journal of the layout before does not say which image it is, one of another boot stage in another way.
            if (identity.Kind == ImageIdentity.UnknownKind
                ? file.AsSpan().SequenceEqual(image.Bytes)
                : identity.IsSame(image.Identity) || identity.IsSame(image.OtherIdentity))
            {
                return Truth.IsConfirmed(image.Index)
                    ? image.SecurityCounter
                    : throw new ViolationException(
                        $"slot {Slot.NameOf(slot)} is confirmed, and {image.Name} never confirmed itself");
            }
        }

        throw new ViolationException($"slot {Slot.NameOf(slot)} is confirmed and holds no image");
    }

    private void CheckEnd()
    {
        Storage.PowerOff();
        CheckStored();
        if (Running is null || !_scenario.MayEndWith(_setup, Running, WasCut))
        {
            throw new ViolationException($"the device ends with {Running?.Name ?? "nothing"}");
        }

        if (!Truth.IsConfirmed(Running.Index))
        {
            throw new ViolationException($"the device ends with {Running.Name}, which is not confirmed");
        }

        Journal journal = new(_stored);
        journal.Load();
        if (_isAlive && journal.State.Starts != 0)
        {
            throw new ViolationException(
                $"the device ends with {journal.State.Starts} starts without a sign of life, after one");
        }
    }
}

using SecureBoot.Boot;

namespace SecureBoot.Update.Simulation.Scenarios;

/// <summary>The application asks for recovery, where an image comes over the serial port.</summary>
internal sealed class RequestedRecovery : Scenario
{
    public override string Name => "recovery-request";

    public override string Description => "the application asks for recovery: transfer, trial, confirm";

    public override void Prepare(SimulatedDevice device)
    {
        Begin(device, Install(device, device.Setup.Old, null));
    }

    public override bool Run(SimulatedDevice device, SimulationImage image, BootSession session)
    {
        if (image != device.Setup.Old)
        {
            return session.Record.Action == BootAction.Trial && !device.Confirm(session);
        }

        // A cut may come between the boot that takes the request and recovery itself.
        if (device.Truth.AwaitsRecovery && !device.WasCut)
        {
            throw new ViolationException("recovery was asked for and did not come");
        }

        if (session.OtherState != SlotState.Empty)
        {
            return false;
        }

        device.Truth.AwaitsRecovery = session.RequestRecovery(BootReason.RecoveryRequested)
            == UpdateSessionResult.Success;
        return true;
    }

    public override bool Recover(SimulatedDevice device, Updater updater)
    {
        return Push(device, updater, device.Setup.New);
    }

    public override bool MayEndWith(SimulationSetup setup, SimulationImage image, bool wasCut)
    {
        return image == setup.New || (wasCut && image == setup.Old);
    }
}

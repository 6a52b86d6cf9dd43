using SecureBoot.Boot;

namespace SecureBoot.Update.Simulation.Scenarios;

/// <summary>Another signed image was written into the file of the active slot; the other slot's image is confirmed
/// too.</summary>
internal sealed class SwappedImageWithFallback : Scenario
{
    public override string Name => "swapped-fallback";

    public override string Description =>
        "another signed image in the active slot's file: trial, crash, revert to the other slot's";

    public override void Prepare(SimulatedDevice device)
    {
        Begin(device, Install(device, device.Setup.Old, device.Setup.New));
        device.Storage.Put(Slot.FileOf(Slot.A), device.Setup.Raised.Bytes);
    }

    public override bool Run(SimulatedDevice device, SimulationImage image, BootSession session)
    {
        return image == device.Setup.Raised;
    }

    public override bool MayEndWith(SimulationSetup setup, SimulationImage image, bool wasCut)
    {
        return image == setup.New;
    }
}

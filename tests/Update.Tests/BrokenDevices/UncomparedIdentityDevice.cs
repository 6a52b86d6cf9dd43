using System;
using System.Linq;
using SecureBoot.Boot;
using SecureBoot.Update.Simulation;

namespace SecureBoot.Update.Tests.BrokenDevices;

/// <summary>Treats any image in a confirmed slot as the confirmed image.</summary>
internal sealed class UncomparedIdentityDevice(SimulationSetup setup, Scenario scenario)
    : RewritingDevice(setup, scenario)
{
    protected override BootSelection Decide(BootSelector selector)
    {
        Rewrite(state =>
        {
            for (int slot = 0; slot < Slot.Count; slot++)
            {
                byte[] file = Storage.Peek(Slot.FileOf(slot)) ?? [];
                SimulationImage? image = Setup.Images.FirstOrDefault(known => file.AsSpan().SequenceEqual(known.Bytes));
                if (state.StateOf(slot) == SlotState.Confirmed && image is not null)
                {
                    state.SetIdentity(slot, image.Identity);
                }
            }
        });
        return base.Decide(selector);
    }
}

using System.Collections.Generic;

namespace SecureBoot.Update.Simulation.Scenarios;

/// <summary>The stories that the simulator knows.</summary>
public static class AllScenarios
{
    /// <summary>All scenarios. A scenario holds no state: one object serves many devices.</summary>
    public static IReadOnlyList<Scenario> List { get; } =
    [
        new FirstInstall(), new PushedUpdate(), new ConfirmedTrial(), new RequestedRevert(), new RefusedTrial(),
        new CrashedTrial(),
        new RaisedCounter(), new RevokedKey(), new ResumedUpdate(), new RecoveryPush(), new LostJournal(),
        new LostEverything(),
        new OldJournal(), new SwappedImage(), new SwappedImageWithFallback(), new UnresponsiveImage(),
        new RequestedRecovery(),
        new RejectedOffer(), new DamagedActive(), new ExtendedTrial(), new NewBootStage(),
    ];
}

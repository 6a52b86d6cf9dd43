using SecureBoot.Image;

namespace SecureBoot.Boot;

/// <summary>What a boot decided: the action, why, and the verified image to launch.</summary>
public sealed class BootSelection
{
    internal BootSelection(
        BootAction action,
        BootReason reason,
        SlotImage? image,
        VerifyStatus refusal,
        BodyStatus body,
        VerifyStatus verdict)
    {
        Action = action;
        Reason = reason;
        Image = image;
        Refusal = refusal;
        Body = body;
        Verdict = verdict;
    }

    /// <summary>What to do.</summary>
    public BootAction Action { get; }

    /// <summary>Why.</summary>
    public BootReason Reason { get; }

    /// <summary>The image to launch, or null: then nothing is launched.</summary>
    public SlotImage? Image { get; }

    /// <summary>What the second look said of the image: without <see cref="VerifyStatus.Ok"/> nothing is
    /// loaded.</summary>
    public VerifyStatus Verdict { get; }

    /// <summary>Why the image that was refused last was refused, or <see cref="VerifyStatus.Ok"/> when none
    /// was.</summary>
    public VerifyStatus Refusal { get; }

    /// <summary>What was wrong with its assemblies, when it was that.</summary>
    public BodyStatus Body { get; }
}

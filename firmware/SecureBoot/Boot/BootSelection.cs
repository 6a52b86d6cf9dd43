using SecureBoot.Image;

namespace SecureBoot.Boot;

/// <summary>The decision of a boot: the action, the reason, and the verified image to launch.</summary>
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

    /// <summary>The action.</summary>
    public BootAction Action { get; }

    /// <summary>The reason for the action.</summary>
    public BootReason Reason { get; }

    /// <summary>The image to launch, or null for no launch.</summary>
    public SlotImage? Image { get; }

    /// <summary>The second verdict about the image: only with <see cref="VerifyStatus.Ok"/> is the image
    /// loaded.</summary>
    public VerifyStatus Verdict { get; }

    /// <summary>Why the last refused image was refused, or <see cref="VerifyStatus.Ok"/> when no image
    /// was refused.</summary>
    public VerifyStatus Refusal { get; }

    /// <summary>The defect of the refused image's assemblies, if they were the reason.</summary>
    public BodyStatus Body { get; }
}

namespace SecureBoot.Boot;

/// <summary>The state of a slot in the journal (docs/boot.md, section 2). The numbers are stored: append
/// only.</summary>
public enum SlotState
{
    /// <summary>The slot has no valid content: no image, or an image that is still arriving.</summary>
    Empty = 0,

    /// <summary>A complete, verified image waits for its trial.</summary>
    Pending = 1,

    /// <summary>The image's trial has started, and the image has not confirmed itself.</summary>
    Trial = 2,

    /// <summary>The image confirmed itself.</summary>
    Confirmed = 3,

    /// <summary>The image was refused, or did not confirm itself.</summary>
    Rejected = 4,
}

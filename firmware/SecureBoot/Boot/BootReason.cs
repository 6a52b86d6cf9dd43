namespace SecureBoot.Boot;

/// <summary>The reason of a boot's decision. The LED blinks the numbers: append only.</summary>
public enum BootReason
{
    /// <summary>No decision was made.</summary>
    None = 0,

    /// <summary>Refused: neither slot holds an image.</summary>
    NothingInstalled = 1,

    /// <summary>Refused: the slots have images, but no image may boot; the verify status gives the reason.</summary>
    NothingBootable = 2,

    /// <summary>Refused: both journal records are invalid.</summary>
    JournalLost = 3,

    /// <summary>Refused: the boot stage has no usable keys.</summary>
    MissingKeys = 4,

    /// <summary>Refused: the cryptography failed its self test.</summary>
    SelfTestFailed = 5,

    /// <summary>Refused: the recovery pin was held.</summary>
    RecoveryRequested = 6,

    /// <summary>Refused: the runtime could not load or start the image.</summary>
    LaunchFailed = 7,

    /// <summary>Refused: images were started too often without a sign of life.</summary>
    Unresponsive = 8,

    /// <summary>Refused for now: a pending image was refused once. The board resets and judges it again.</summary>
    JudgedAgain = 9,

    /// <summary>Booted: the active slot's image is confirmed.</summary>
    Confirmed = 10,

    /// <summary>Booted: the active slot's image was refused, the other slot's is confirmed too.</summary>
    ActiveRefused = 11,

    /// <summary>Trial: the image waited for its trial.</summary>
    Pending = 12,

    /// <summary>Trial, again: the image has not confirmed itself, and no other image can be booted instead.</summary>
    NothingToRevertTo = 13,

    /// <summary>Reverted: the image on trial has not confirmed itself.</summary>
    NotConfirmed = 14,

    /// <summary>Booted: the active image was started too often without a sign of life; the other slot's image is booted
    /// instead.</summary>
    OtherUnresponsive = 15,
}

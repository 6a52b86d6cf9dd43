namespace SecureBoot.Boot.Serial;

/// <summary>The request of a frame (docs/update-protocol.md, section 3). An answer has the same type plus
/// <see cref="Answer"/>.</summary>
public static class FrameType
{
    /// <summary>The board's identity and state.</summary>
    public const byte Hello = 0x01;

    /// <summary>Begin an image.</summary>
    public const byte Start = 0x02;

    /// <summary>Go on with an image.</summary>
    public const byte Resume = 0x03;

    /// <summary>Take a chunk.</summary>
    public const byte Chunk = 0x04;

    /// <summary>Verify the image and schedule its trial.</summary>
    public const byte Complete = 0x05;

    /// <summary>End the session.</summary>
    public const byte Abort = 0x06;

    /// <summary>Reset the board.</summary>
    public const byte Reset = 0x07;

    /// <summary>Added to the type in an answer.</summary>
    public const byte Answer = 0x80;
}

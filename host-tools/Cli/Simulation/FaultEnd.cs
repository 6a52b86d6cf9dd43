namespace SecureBoot.Cli.Simulation;

/// <summary>How a boot with a fault ended.</summary>
internal enum FaultEnd
{
    /// <summary>As without the fault, to the last character of the console and the last byte of the files.</summary>
    NoEffect,

    /// <summary>The bad image was refused, in another way; or a good one was loaded in its place.</summary>
    Refused,

    /// <summary>The board was in recovery before an image was judged.</summary>
    Recovery,

    /// <summary>The board reset itself.</summary>
    Reset,

    /// <summary>The boot stage did not come to an end, or ended without a reset: somebody has to cut the
    /// power.</summary>
    Dead,

    /// <summary>Bytes that must not boot came to Assembly.Load, at this power-on or the next.</summary>
    Accepted,
}

namespace System.IO.Ports;

/// <summary>The parity bit of a serial port.</summary>
public enum Parity
{
    /// <summary>None.</summary>
    None,

    /// <summary>The number of ones is odd.</summary>
    Odd,

    /// <summary>The number of ones is even.</summary>
    Even,
}

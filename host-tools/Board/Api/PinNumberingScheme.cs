namespace System.Device.Gpio;

/// <summary>How pins are numbered. The device takes it and does not use it.</summary>
public enum PinNumberingScheme
{
    /// <summary>As the chip does.</summary>
    Logical,

    /// <summary>As the board does.</summary>
    Board,
}

namespace SecureBoot.Sensors;

/// <summary>The I2C or SPI bus that a driver needs. The application implements the interface for the board's device, so
/// that drivers do not depend on hardware and tests need no hardware. No method throws: a bus error gives
/// false.</summary>
public interface ISensorBus
{
    /// <summary>Writes the first <paramref name="count"/> bytes of an array in one transfer.</summary>
    public bool TryWrite(byte[] bytes, int count);

    /// <summary>Reads <paramref name="count"/> bytes to the start of an array in one transfer.</summary>
    public bool TryRead(byte[] target, int count);

    /// <summary>Reads <paramref name="count"/> bytes from register <paramref name="first"/> on, to the start of an
    /// array.</summary>
    public bool TryReadRegister(byte first, byte[] target, int count);
}

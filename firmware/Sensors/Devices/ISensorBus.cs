namespace SecureBoot.Sensors;

/// <summary>The I2C or SPI bus that a driver needs. The application implements it over the board's device, so that
/// drivers know no hardware and tests need none. Nothing here throws: a bus error is a false.</summary>
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

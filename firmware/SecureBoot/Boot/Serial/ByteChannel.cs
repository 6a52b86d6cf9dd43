namespace SecureBoot.Boot.Serial;

/// <summary>Bytes in and out: a serial port on the device, a fake in tests.</summary>
public abstract class ByteChannel
{
    /// <summary>Takes at most <paramref name="count"/> bytes that have arrived, without waiting; returns their number,
    /// possibly 0.</summary>
    public abstract int Read(byte[] target, int at, int count);

    /// <summary>Sends bytes; false on failure.</summary>
    public abstract bool Write(byte[] source, int at, int count);
}

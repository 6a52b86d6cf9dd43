namespace SecureBoot.Boot.Serial;

/// <summary>Bytes in and out: a serial port on the device, something else in tests.</summary>
public abstract class ByteChannel
{
    /// <summary>Takes bytes that have arrived, at most <paramref name="count"/>, without waiting; returns how many, 0
    /// when there are none.</summary>
    public abstract int Read(byte[] target, int at, int count);

    /// <summary>Sends bytes; false when that did not work.</summary>
    public abstract bool Write(byte[] source, int at, int count);
}

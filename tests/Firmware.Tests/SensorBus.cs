using SecureBoot.Sensors;

namespace NFUnitTest;

/// <summary>A bus with one sensor: a memory of registers, an answer to plain reads, and failures on demand.</summary>
internal sealed class SensorBus : ISensorBus
{
    internal const int None = -1;

    internal byte[] Registers { get; } = new byte[256];

    internal byte[] Answer { get; set; } = new byte[0];

    /// <summary>The last bytes of all writes, up to eight, with the first byte in the highest place.</summary>
    internal long Written { get; private set; }

    /// <summary>The number of transfers that succeed; <see cref="None"/> for no limit.</summary>
    internal int TransfersLeft { get; set; } = None;

    public bool TryWrite(byte[] bytes, int count)
    {
        if (!Transfer())
        {
            return false;
        }

        for (int i = 0; i < count; i++)
        {
            Written = (Written << 8) | bytes[i];
        }

        return true;
    }

    public bool TryRead(byte[] target, int count)
    {
        return Transfer() && Copy(Answer, 0, target, count);
    }

    public bool TryReadRegister(byte first, byte[] target, int count)
    {
        return Transfer() && Copy(Registers, first, target, count);
    }

    private static bool Copy(byte[] source, int start, byte[] target, int count)
    {
        for (int i = 0; i < count; i++)
        {
            target[i] = source[start + i];
        }

        return true;
    }

    private bool Transfer()
    {
        if (TransfersLeft == 0)
        {
            return false;
        }

        TransfersLeft -= TransfersLeft == None ? 0 : 1;
        return true;
    }
}

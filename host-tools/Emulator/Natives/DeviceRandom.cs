using System;

namespace SecureBoot.Emulator.Natives;

/// <summary>System.Random: repeatable from its seed. The device's numbers are others; they come from its
/// hardware.</summary>
internal sealed class DeviceRandom
{
    private ulong _state;

    public DeviceRandom(int seed)
    {
        _state = unchecked((ulong)seed * 0x9E3779B97F4A7C15 + 0xD1B54A32D192ED03);
    }

    public int Next() => (int)(Step() >> 33);

    public double NextDouble() => (Step() >> 11) * (1.0 / (1UL << 53));

    public void NextBytes(Span<byte> bytes)
    {
        foreach (ref byte b in bytes)
        {
            b = (byte)(Step() >> 40);
        }
    }

    /// <summary>xorshift64*.</summary>
    private ulong Step()
    {
        _state ^= _state >> 12;
        _state ^= _state << 25;
        _state ^= _state >> 27;
        return unchecked(_state * 0x2545F4914F6CDD1D);
    }
}

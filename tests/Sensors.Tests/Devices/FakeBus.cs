using System;
using System.Collections.Generic;

namespace SecureBoot.Sensors.Tests.Devices;

/// <summary>A bus with one sensor: registers, an answer to plain reads, and failures on demand.</summary>
internal sealed class FakeBus : ISensorBus
{
    internal Dictionary<byte, byte[]> Registers { get; } = [];

    internal List<string> Written { get; } = [];

    internal byte[] Answer { get; set; } = [];

    internal bool IsBroken { get; set; }

    public bool TryWrite(byte[] bytes, int count)
    {
        Written.Add(Convert.ToHexString(bytes, 0, count));
        return !IsBroken;
    }

    public bool TryRead(byte[] target, int count)
    {
        Answer.AsSpan(0, IsBroken ? 0 : count).CopyTo(target);
        return !IsBroken;
    }

    public bool TryReadRegister(byte first, byte[] target, int count)
    {
        if (IsBroken || !Registers.TryGetValue(first, out byte[]? bytes))
        {
            return false;
        }

        bytes.AsSpan(0, count).CopyTo(target);
        return true;
    }
}

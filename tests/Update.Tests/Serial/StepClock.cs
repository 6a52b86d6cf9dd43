using System;

namespace SecureBoot.Update.Tests.Serial;

/// <summary>A clock that goes on by ten milliseconds each time it is looked at.</summary>
internal sealed class StepClock : TimeProvider
{
    private long _now;

    public override long TimestampFrequency => 1000;

    public override long GetTimestamp()
    {
        return _now += 10;
    }
}

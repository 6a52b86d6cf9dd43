using System;

namespace SecureBoot.Update.Tests.Serial;

/// <summary>A clock that advances by ten milliseconds with each reading.</summary>
internal sealed class StepClock : TimeProvider
{
    private long _now;

    public override long TimestampFrequency => 1000;

    public override long GetTimestamp()
    {
        return _now += 10;
    }
}

using System;

namespace SecureBoot.Sensors;

/// <summary>Watches one sensor: silent, failing or healthy. No method waits, so a broken sensor cannot hold its
/// caller.</summary>
public sealed class SensorHealth
{
    private readonly uint _silence;
    private readonly int _failureLimit;
    private HealthStatus _status;
    private int _failures;
    private uint _good;

    /// <summary>Stale after <paramref name="silenceMilliseconds"/> without a good sample, failing after
    /// <paramref name="failureLimit"/> consecutive bad samples.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is below 1.</exception>
    public SensorHealth(uint silenceMilliseconds, int failureLimit)
    {
        if (failureLimit is < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(failureLimit));
        }

        _silence = silenceMilliseconds;
        _failureLimit = failureLimit;
    }

    /// <summary>Reports a good sample.</summary>
    public void OnGood(uint now)
    {
        _failures = 0;
        _good = now;
        _status = HealthStatus.Fresh;
    }

    /// <summary>Reports a bad sample, or a sample that the sensor refused.</summary>
    public void OnFailure()
    {
        if (_failures < _failureLimit)
        {
            _failures++;
        }
    }

    /// <summary>Judges the sensor. Call the method at least once in 49 days: a silence is stored, so that the wrap of
    /// the clock does not end it.</summary>
    public HealthStatus Check(uint now)
    {
        if (_status == HealthStatus.Fresh && ModularOrder.Elapsed(_good, now) > _silence)
        {
            _status = HealthStatus.Stale;
        }

        return _failures == _failureLimit ? HealthStatus.Failing : _status;
    }
}

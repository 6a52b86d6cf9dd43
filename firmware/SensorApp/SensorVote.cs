namespace SensorApp;

/// <summary>A sensor's say in whether the image may confirm itself.</summary>
internal sealed class SensorVote
{
    private readonly Confirmer _confirmer;
    private readonly int _sensor;

    internal SensorVote(Confirmer confirmer, int sensor)
    {
        _confirmer = confirmer;
        _sensor = sensor;
    }

    /// <summary>Reports a frame.</summary>
    internal void OnFrame(bool isGood)
    {
        _confirmer.OnFrame(_sensor, isGood);
    }
}

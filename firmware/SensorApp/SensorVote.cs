namespace SensorApp;

/// <summary>A sensor's vote for the confirmation of the image.</summary>
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

using System;
using SecureBoot.Boot;
using SecureBoot.Sensors;

namespace SensorApp;

/// <summary>Confirms the running image to the boot stage once its health rule is met: without that, the next boot
/// reverts to the image before it.</summary>
internal sealed class Confirmer
{
    private readonly ConfirmRule _rule;
    private bool _isForbidden;

    internal Confirmer(ConfirmRule rule)
    {
        _rule = rule;
    }

    /// <summary>Reports a frame of a sensor, which is numbered from 0.</summary>
    internal void OnFrame(int sensor, bool isGood)
    {
        if (!_isForbidden && _rule.OnFrame(sensor, isGood))
        {
            UpdateSessionResult result = RunningImage.Confirm();
            Console.WriteLine(result == UpdateSessionResult.Success
                ? "# healthy: image confirmed"
                : "# healthy: not confirmed, result " + ((int)result).ToString());
        }
    }

    /// <summary>Never confirms from now on.</summary>
    internal void Forbid()
    {
        _isForbidden = true;
    }
}

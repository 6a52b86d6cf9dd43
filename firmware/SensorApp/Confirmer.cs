using System;
using SecureBoot.Boot;
using SecureBoot.Sensors;

namespace SensorApp;

/// <summary>Confirms the running image to the boot stage once its health rule is met: without the confirmation, the
/// next boot reverts to the previous image.</summary>
internal sealed class Confirmer
{
    private readonly ConfirmRule _rule;
    private bool _isForbidden;

    internal Confirmer(ConfirmRule rule)
    {
        _rule = rule;
    }
#if UPDATES

    /// <summary>Looks for updates, and confirms; null where no boot stage started the program.</summary>
    internal UpdateLoop? Updates { get; set; }
#endif

    /// <summary>Reports a frame of a sensor, which is numbered from 0.</summary>
    internal void OnFrame(int sensor, bool isGood)
    {
        if (!_isForbidden && _rule.OnFrame(sensor, isGood))
        {
#if UPDATES
            Updates?.OnHealthy();
#else
            Print(RunningImage.Confirm());
#endif
        }
    }

    /// <summary>Prints the result of a confirmation.</summary>
    internal static void Print(UpdateSessionResult result)
    {
        Console.WriteLine(result == UpdateSessionResult.Success
            ? "# healthy: image confirmed"
            : "# healthy: not confirmed, result " + ((int)result).ToString());
    }

    /// <summary>Prevents each later confirmation.</summary>
    internal void Forbid()
    {
        _isForbidden = true;
#if UPDATES
        Updates?.Forbid();
#endif
    }
}

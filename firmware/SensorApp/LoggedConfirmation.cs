using System;

namespace SensorApp;

/// <summary>Prints that it would confirm. The boot stage has no trial boots yet, so there is nobody to tell.</summary>
internal sealed class LoggedConfirmation : IConfirmation
{
    /// <inheritdoc/>
    public void Confirm()
    {
        Console.WriteLine("# healthy: would confirm this image");
    }
}

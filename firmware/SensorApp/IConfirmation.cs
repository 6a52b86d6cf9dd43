namespace SensorApp;

/// <summary>How the application tells the boot stage that it works: without that, the next boot reverts to the image before it.</summary>
internal interface IConfirmation
{
    /// <summary>Confirms the running image.</summary>
    public void Confirm();
}

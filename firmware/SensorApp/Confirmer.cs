using SecureBoot.Sensors;

namespace SensorApp;

/// <summary>Confirms the image once its health rule is met.</summary>
internal sealed class Confirmer
{
    private readonly ConfirmRule _rule;
    private readonly IConfirmation _confirmation;

    internal Confirmer(ConfirmRule rule, IConfirmation confirmation)
    {
        _rule = rule;
        _confirmation = confirmation;
    }

    /// <summary>Reports a frame.</summary>
    internal void OnFrame(bool isGood)
    {
        if (_rule.OnFrame(isGood))
        {
            _confirmation.Confirm();
        }
    }
}

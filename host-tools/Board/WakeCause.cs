namespace SecureBoot.Board;

/// <summary>The cause that ended a deep sleep, by the numbers of the ESP32's esp_sleep_wakeup_cause_t.</summary>
public enum WakeCause
{
    /// <summary>There was none: power-on, or a reset that was asked for.</summary>
    Undefined = 0,

    /// <summary>A pin.</summary>
    Ext0 = 2,

    /// <summary>One of several pins, or all of them.</summary>
    Ext1 = 3,

    /// <summary>Time.</summary>
    Timer = 4,
}

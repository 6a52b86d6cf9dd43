namespace SecureBoot.Board;

/// <summary>The cause that ended a deep sleep, by the numbers of the ESP32's esp_sleep_wakeup_cause_t.</summary>
public enum WakeCause
{
    /// <summary>No wake-up: power-on, or a reset by the program.</summary>
    Undefined = 0,

    /// <summary>A pin.</summary>
    Ext0 = 2,

    /// <summary>One of several pins, or all of the pins.</summary>
    Ext1 = 3,

    /// <summary>Time.</summary>
    Timer = 4,
}

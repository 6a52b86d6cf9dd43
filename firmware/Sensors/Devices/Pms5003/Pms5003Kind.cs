namespace SecureBoot.Sensors;

/// <summary>Sensors that send the frame of the PMS5003 and mean other things by some fields.</summary>
public enum Pms5003Kind
{
    /// <summary>An unset variable.</summary>
    None = 0,

    /// <summary>PMS5003: six counts of particles.</summary>
    Pms5003 = 1,

    /// <summary>PMS5003T: four counts of particles, then temperature and humidity in tenths.</summary>
    Pms5003T = 2,
}

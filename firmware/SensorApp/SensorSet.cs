using nanoFramework.Hardware.Esp32;

namespace SensorApp;

/// <summary>The sensors that nf.config names, except the pulses: the inputs, and the readers of their frames.</summary>
/// <remarks>The buses are opened once, and consecutive samplers share them; each sampler has separate data about a
/// sensor.</remarks>
internal sealed class SensorSet
{
#if SHT4X
    private readonly I2cBus _sht4x = new(BoardConstants.Sht4xAddress);
#endif
#if BME280_I2C
    private readonly I2cBus _bme280 = new(BoardConstants.Bme280Address);
#elif BME280_SPI
    private readonly SpiBus _bme280 = new(BoardConstants.SpiSelectPin);
#endif
#if ANALOG
    private readonly AdcInput _analog = new(BoardConstants.AnalogChannel);
#endif

    /// <summary>The number of sensors whose frames count for the confirmation. Pulses do not count: a sensor without an
    /// edge is as good as a sensor with one.</summary>
    internal static int Count
    {
        get
        {
            int count = BoardConstants.ReadsParticles ? 1 : 0;
#if SHT4X
            count++;
#endif
#if BME280
            count++;
#endif
#if ANALOG
            count++;
#endif
            return count;
        }
    }

    /// <summary>Sets up the pins of serial port and buses.</summary>
    internal static void SetPins()
    {
        if (BoardConstants.ReadsParticles)
        {
            Configuration.SetPinFunction(BoardConstants.ParticlePin, BoardConstants.ParticleReceive);
            Configuration.SetPinFunction(BoardConstants.ParticleTransmitPin, BoardConstants.ParticleTransmit);
        }
#if SHT4X || BME280_I2C
        Configuration.SetPinFunction(BoardConstants.I2cDataPin, DeviceFunction.I2C1_DATA);
        Configuration.SetPinFunction(BoardConstants.I2cClockPin, DeviceFunction.I2C1_CLOCK);
#endif
#if BME280_SPI
        Configuration.SetPinFunction(BoardConstants.SpiMosiPin, DeviceFunction.SPI1_MOSI);
        Configuration.SetPinFunction(BoardConstants.SpiMisoPin, DeviceFunction.SPI1_MISO);
        Configuration.SetPinFunction(BoardConstants.SpiClockPin, DeviceFunction.SPI1_CLOCK);
#endif
    }

    /// <summary>Creates the inputs that a sampler reads.</summary>
    internal ISensorInput[] MakeInputs()
    {
        ISensorInput[] inputs = new ISensorInput[Count];
        int count = 0;
        if (BoardConstants.ReadsParticles)
        {
            inputs[count++] = new ParticleInput(BoardConstants.ParticlePort);
        }
#if SHT4X
        inputs[count++] = new Sht4xInput(_sht4x);
#endif
#if BME280
        inputs[count++] = new Bme280Input(_bme280);
#endif
#if ANALOG
        inputs[count++] = new AnalogInput(_analog);
#endif
        return inputs;
    }
#if SHT4X || BME280 || ANALOG

    /// <summary>Creates the readers of the polled sensors' frames.</summary>
    internal static PolledReadings[] MakeReadings(Confirmer confirmer)
    {
        int sensor = BoardConstants.ReadsParticles ? 1 : 0;
        PolledReadings[] readings = new PolledReadings[Count - sensor];
        int count = 0;
#if SHT4X
        PolledColumn[] climate = { new("temperature", 2), new("humidity", 2) };
        readings[count++] = new PolledReadings(SensorId.Sht4x, "sht4x", climate, new SensorVote(confirmer, sensor++));
#endif
#if BME280
        PolledColumn[] weather = { new("temperature", 2), new("humidity", 2), new("pressure", 0) };
        readings[count++] = new PolledReadings(
            SensorId.Bme280, "bme280", weather, new SensorVote(confirmer, sensor++));
#endif
#if ANALOG
        PolledColumn[] value = { new("value", BoardConstants.AnalogDecimals) };
        readings[count++] = new PolledReadings(SensorId.Analog, "analog", value, new SensorVote(confirmer, sensor++));
#endif
        return readings;
    }
#endif
}

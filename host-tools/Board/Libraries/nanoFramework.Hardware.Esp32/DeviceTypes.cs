namespace nanoFramework.Hardware.Esp32;

public enum DeviceTypes
{
    GPIO = 0 * ValueTypes.DeviceType,
    SPI = 1 * ValueTypes.DeviceType,
    I2C = 2 * ValueTypes.DeviceType,
    SERIAL = 3 * ValueTypes.DeviceType,
    PWM = 4 * ValueTypes.DeviceType,
    ADC = 5 * ValueTypes.DeviceType,
    I2S = 6 * ValueTypes.DeviceType,
    SDMMC = 8 * ValueTypes.DeviceType,
}

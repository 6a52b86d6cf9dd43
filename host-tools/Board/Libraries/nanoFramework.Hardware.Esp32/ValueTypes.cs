namespace nanoFramework.Hardware.Esp32;

/// <summary>The parts of a <see cref="DeviceFunction"/>.</summary>
internal enum ValueTypes
{
    Index = 0,
    DeviceIndex = 0x100,
    DeviceType = 0x10000,
}

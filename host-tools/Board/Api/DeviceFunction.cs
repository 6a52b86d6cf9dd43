namespace nanoFramework.Hardware.Esp32;

/// <summary>What a pin can be used for, as far as the virtual board has it.</summary>
public enum DeviceFunction
{
    /// <summary>Output of COM1.</summary>
    COM1_TX = 0x00030100,

    /// <summary>Input of COM1.</summary>
    COM1_RX = 0x00030101,

    /// <summary>Output of COM2.</summary>
    COM2_TX = 0x00030200,

    /// <summary>Input of COM2.</summary>
    COM2_RX = 0x00030201,

    /// <summary>Output of COM3.</summary>
    COM3_TX = 0x00030300,

    /// <summary>Input of COM3.</summary>
    COM3_RX = 0x00030301,
}

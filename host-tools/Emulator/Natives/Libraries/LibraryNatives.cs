namespace SecureBoot.Emulator.Natives.Libraries;

/// <summary>The natives of nanoFramework's other libraries.</summary>
internal static class LibraryNatives
{
    public static void Add(NativeTable table)
    {
        EncodingNatives.Add(table);
        HashtableNatives.Add(table);
        QueueNatives.Add(table);
        StackNatives.Add(table);
        MathNatives.Add(table);
        PowerNatives.Add(table);
        SystemInfoNatives.Add(table);
        EventNatives.Add(table);
        FileNatives.Add(table);
        FileStreamNatives.Add(table);
        DriveNatives.Add(table);
        GpioPinNatives.Add(table);
        GpioControllerNatives.Add(table);
        SerialPortNatives.Add(table);
        Esp32Natives.Add(table);
        SleepNatives.Add(table);
        I2cNatives.Add(table);
        SpiNatives.Add(table);
        AdcNatives.Add(table);
        HighResTimerNatives.Add(table);
        CryptographyNatives.Add(table);
        NetworkNatives.Add(table);
        SocketNatives.Add(table);
        TlsNatives.Add(table);
    }
}

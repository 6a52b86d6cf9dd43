using System;
using System.Device.I2c;
using System.Device.Spi;

namespace SensorApp;

/// <summary>Calls of nanoFramework's own libraries, with a mark before and after 100 calls of each. Between the marks,
/// the loop is the only code of this project.</summary>
public static class BusCosts
{
    private const int WarmUp = 2;
    private const int Calls = 100;
    private const int ClimateAddress = 0x44;

    private static readonly byte[] s_bytes = new byte[4];

    /// <summary>Makes a SpanByte.</summary>
    public static void Slice()
    {
        int length = 0;
        for (int i = 0; i < WarmUp + Calls; i++)
        {
            Mark(i);
            length += new SpanByte(s_bytes, 0, 1).Length;
        }

        End(length);
    }

    /// <summary>I2cDevice.Write.</summary>
    public static void I2cWrite()
    {
        I2cDevice device = OpenI2c();
        int whole = 0;
        for (int i = 0; i < WarmUp + Calls; i++)
        {
            Mark(i);
            whole += device.Write(new SpanByte(s_bytes, 0, 1)).Status == I2cTransferStatus.FullTransfer ? 1 : 0;
        }

        End(whole);
    }

    /// <summary>I2cDevice.WriteByte.</summary>
    public static void I2cWriteByte()
    {
        I2cDevice device = OpenI2c();
        int whole = 0;
        for (int i = 0; i < WarmUp + Calls; i++)
        {
            Mark(i);
            whole += device.WriteByte(0).Status == I2cTransferStatus.FullTransfer ? 1 : 0;
        }

        End(whole);
    }

    /// <summary>I2cDevice.Read.</summary>
    public static void I2cRead()
    {
        I2cDevice device = OpenI2c();
        int whole = 0;
        for (int i = 0; i < WarmUp + Calls; i++)
        {
            Mark(i);
            whole += device.Read(new SpanByte(s_bytes, 0, 1)).Status == I2cTransferStatus.FullTransfer ? 1 : 0;
        }

        End(whole);
    }

    /// <summary>I2cDevice.WriteRead.</summary>
    public static void I2cWriteRead()
    {
        I2cDevice device = OpenI2c();
        int whole = 0;
        for (int i = 0; i < WarmUp + Calls; i++)
        {
            Mark(i);
            whole += device.WriteRead(new SpanByte(s_bytes, 0, 1), new SpanByte(s_bytes, 1, 1))
                .Status == I2cTransferStatus.FullTransfer ? 1 : 0;
        }

        End(whole);
    }

    /// <summary>SpiDevice.Write.</summary>
    public static void SpiWrite()
    {
        SpiDevice device = OpenSpi();
        int done = 0;
        for (int i = 0; i < WarmUp + Calls; i++)
        {
            Mark(i);
            device.Write(new SpanByte(s_bytes, 0, 2));
            done++;
        }

        End(done);
    }

    /// <summary>SpiDevice.TransferFullDuplex.</summary>
    public static void SpiFullDuplex()
    {
        SpiDevice device = OpenSpi();
        int done = 0;
        for (int i = 0; i < WarmUp + Calls; i++)
        {
            Mark(i);
            device.TransferFullDuplex(new SpanByte(s_bytes, 0, 2), new SpanByte(s_bytes, 2, 2));
            done++;
        }

        End(done);
    }

    private static I2cDevice OpenI2c()
    {
        SensorSet.SetPins();
        return I2cDevice.Create(
            new I2cConnectionSettings(BoardConstants.I2cBus, ClimateAddress, I2cBusSpeed.StandardMode));
    }

    private static SpiDevice OpenSpi()
    {
        SensorSet.SetPins();
        return SpiDevice.Create(new SpiConnectionSettings(BoardConstants.SpiBus, BoardConstants.SpiSelectPin)
        {
            ClockFrequency = 1_000_000,
            Mode = SpiMode.Mode0,
        });
    }

    private static void Mark(int call)
    {
        if (call == WarmUp)
        {
            Console.Write("begin");
        }
    }

    private static void End(int done)
    {
        Console.Write("end");
        Console.WriteLine("done " + done.ToString());
    }
}

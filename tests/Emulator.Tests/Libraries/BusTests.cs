using SecureBoot.Board.Buses;
using Xunit;

namespace SecureBoot.Emulator.Tests.Libraries;

/// <summary>System.Device.I2c, Spi and Adc with devices that are connected to the board.</summary>
public sealed class BusTests
{
    private const int Address = 0x76;

    private readonly LibraryProgram _program = new("""
        static System.Device.I2c.I2cDevice s_i2c;
        public static void OpenI2c(int bus, int address)
        {
            s_i2c = new System.Device.I2c.I2cDevice(new System.Device.I2c.I2cConnectionSettings(bus, address));
        }
        public static string TryOpenI2c(int bus, int address)
        {
            try { OpenI2c(bus, address); return "open"; } catch (Exception e) { return e.GetType().Name; }
        }
        public static int Register(int number)
        {
            SpanByte read = new byte[1];
            s_i2c.WriteRead(new byte[] { (byte)number }, read);
            return read[0];
        }
        public static string Result(int count)
        {
            System.Device.I2c.I2cTransferResult result = s_i2c.WriteRead(new byte[] { 0xF7 }, new byte[count]);
            return ((int)result.Status).ToString() + " " + result.BytesTransferred.ToString();
        }
        public static void Set(int number, int value) { s_i2c.Write(new byte[] { (byte)number, (byte)value }); }
        public static int Next() { return s_i2c.ReadByte(); }
        public static string UseAfterDispose()
        {
            s_i2c.Dispose();
            try { s_i2c.ReadByte(); return "read"; } catch (Exception e) { return e.GetType().Name; }
        }
        static int Word(int at) { return Register(at) | (Register(at + 1) << 8); }
        static int Signed(int at) { return (short)Word(at); }

        // The data sheet's integer arithmetic, in hundredths of a degree.
        public static int Temperature()
        {
            int raw = (Register(0xFA) << 12) | (Register(0xFB) << 4) | (Register(0xFC) >> 4);
            int first = ((((raw >> 3) - (Word(0x88) << 1))) * Signed(0x8A)) >> 11;
            int second = (((((raw >> 4) - Word(0x88)) * ((raw >> 4) - Word(0x88))) >> 12) * Signed(0x8C)) >> 14;
            return ((first + second) * 5 + 128) >> 8;
        }

        static System.Device.Spi.SpiDevice s_spi;
        public static string TryOpenSpi(int bus, int chipSelect)
        {
            try
            {
                s_spi = new System.Device.Spi.SpiDevice(new System.Device.Spi.SpiConnectionSettings(bus, chipSelect));
                return "open";
            }
            catch (Exception e)
            {
                return e.GetType().Name;
            }
        }
        public static int SpiRegister(int number)
        {
            SpanByte read = new byte[2];
            s_spi.TransferFullDuplex(new SpanByte(new byte[] { (byte)(number | 0x80), 0 }), read);
            return read[1];
        }
        public static void SpiSet(int number, int value)
        {
            s_spi.Write(new SpanByte(new byte[] { (byte)(number & 0x7F), (byte)value }));
        }
        public static int SpiWords()
        {
            ushort[] read = new ushort[1];
            s_spi.TransferFullDuplex(new ushort[] { 0xD000 }, read);
            return read[0];
        }
        public static string TrySpi(int number)
        {
            try { return SpiRegister(number).ToString(); } catch (Exception e) { return e.GetType().FullName; }
        }
        public static void CloseSpi() { s_spi.Dispose(); }

        static System.Device.Adc.AdcChannel s_channel;
        public static string TryOpenAdc(int channel)
        {
            try
            {
                s_channel = new System.Device.Adc.AdcController().OpenChannel(channel);
                return "open";
            }
            catch (Exception e)
            {
                return e.GetType().Name;
            }
        }
        public static int Value() { return s_channel.ReadValue(); }
        public static int Percent() { return (int)(s_channel.ReadRatio() * 100); }
        public static string Facts()
        {
            var c = new System.Device.Adc.AdcController();
            return c.ChannelCount.ToString() + " " + c.MinValue.ToString() + " " + c.MaxValue.ToString() + " "
                + c.ResolutionInBits.ToString() + " "
                + c.IsChannelModeSupported(System.Device.Adc.AdcChannelMode.Differential).ToString();
        }
        public static void Wait(int milliseconds) { Thread.Sleep(milliseconds); }
        """);

    [Fact]
    public void I2c_Bme280_HasTheReadingsOfItsDataSheet()
    {
        _program.Board.Buses.ConnectI2c(1, Address, RegisterDevice.Bme280());
        _program.Call("OpenI2c", 1, Address);
        Assert.Equal(0x60, _program.Call("Register", 0xD0));
        Assert.Equal(2508, _program.Call("Temperature"));
    }

    [Fact]
    public void I2c_Registers_AreWrittenAndReadOn()
    {
        RegisterDevice device = new();
        _program.Board.Buses.ConnectI2c(2, Address, device);
        _program.Call("OpenI2c", 2, Address);
        _program.Call("Set", 0x10, 7);
        device[0x11] = 9;
        Assert.Equal(7, device[0x10]);
        Assert.Equal(7, _program.Call("Register", 0x10));
        Assert.Equal(9, _program.Call("Next"));
        Assert.Equal("ObjectDisposedException", _program.Call("UseAfterDispose"));
    }

    [Fact]
    public void I2c_TransfersThatFail_SayHow()
    {
        RegisterDevice device = RegisterDevice.Bme280();
        device.Faults.Add(BusFault.Nack, 2, 2);
        device.Faults.Add(BusFault.Partial, 3, 3);
        device.Faults.Add(BusFault.Stuck, 4, int.MaxValue);
        _program.Board.Buses.ConnectI2c(1, Address, device);
        _program.Call("OpenI2c", 1, Address);

        // FullTransfer, SlaveAddressNotAcknowledged, PartialTransfer, ClockStretchTimeout
        Assert.Equal(["1 9", "4 0", "3 4", "2 0", "2 0"], new[] { Result(), Result(), Result(), Result(), Result() });
        _program.Call("OpenI2c", 1, 0x20);
        Assert.Equal("4 0", Result());
        Assert.Equal("ArgumentException", _program.Call("TryOpenI2c", 3, Address));
        Assert.Equal("ArgumentException", _program.Call("TryOpenI2c", 1, 0x80));

        string Result() => (string)_program.Call("Result", 8)!;
    }

    [Fact]
    public void Spi_RegistersOfADevice_AreWrittenAndRead()
    {
        RegisterDevice device = RegisterDevice.Bme280();
        _program.Board.Buses.ConnectSpi(1, 5, device);
        Assert.Equal("open", _program.Call("TryOpenSpi", 1, 5));
        Assert.Equal(0x60, _program.Call("SpiRegister", 0xD0));
        _program.Call("SpiSet", 0xF4, 0x27);
        Assert.Equal(0x27, device[0xF4]);
        Assert.Equal(0xFF60, _program.Call("SpiWords"));

        Assert.Equal("SpiDeviceAlreadyInUseException", _program.Call("TryOpenSpi", 1, 5));
        _program.Call("CloseSpi");
        Assert.Equal("open", _program.Call("TryOpenSpi", 1, 5));
        Assert.Equal("ArgumentException", _program.Call("TryOpenSpi", 3, 5));

        // No device drives the line.
        Assert.Equal("open", _program.Call("TryOpenSpi", 2, 5));
        Assert.Equal(0xFF, _program.Call("SpiRegister", 0xD0));
    }

    [Fact]
    public void Spi_TransfersThatFail_AnswerNothingOrHalfOrDoNotEnd()
    {
        RegisterDevice device = RegisterDevice.Bme280();
        device.Faults.Add(BusFault.Nack, 2, 3);
        device.Faults.Add(BusFault.Partial, 4, 5);
        device.Faults.Add(BusFault.Stuck, 6, 6);
        _program.Board.Buses.ConnectSpi(1, 5, device);
        Assert.Equal("open", _program.Call("TryOpenSpi", 1, 5));

        Assert.Equal("96", _program.Call("TrySpi", 0xD0));
        Assert.Equal("255", _program.Call("TrySpi", 0xD0));
        _program.Call("SpiSet", 0xF4, 0x27);
        Assert.Equal("255", _program.Call("TrySpi", 0xD0));
        _program.Call("SpiSet", 0xF4, 0x27);
        Assert.Equal(0, device[0xF4]);
        Assert.Equal("System.Exception", _program.Call("TrySpi", 0xD0));
        Assert.Equal("96", _program.Call("TrySpi", 0xD0));
        Assert.Equal(7, device.Faults.Transfers);
    }

    [Fact]
    public void Adc_Curve_IsReadAtItsTime()
    {
        _program.Board.Adc.Add(3, 100_000, 1000);
        _program.Board.Adc.Add(3, 200_000, 3000);
        Assert.Equal("open", _program.Call("TryOpenAdc", 3));
        Assert.Equal(1000, _program.Call("Value"));
        _program.Call("Wait", 150);
        Assert.InRange((int)_program.Call("Value")!, 1990, 2040);
        _program.Call("Wait", 100);
        Assert.Equal(3000, _program.Call("Value"));
        Assert.Equal(73, _program.Call("Percent"));
        Assert.Equal("20 0 4095 12 False", _program.Call("Facts"));
        Assert.Equal("InvalidOperationException", _program.Call("TryOpenAdc", 3));
        Assert.Equal("ArgumentException", _program.Call("TryOpenAdc", 20));
    }
}

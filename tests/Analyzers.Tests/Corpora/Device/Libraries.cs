// Stand-ins for the device's libraries, which are not available everywhere: the same names and shapes.
using System;

namespace System.Device.Gpio
{
    public delegate void PinValueChangedEventHandler(object sender, EventArgs e);

    public class GpioPin
    {
        public event PinValueChangedEventHandler? ValueChanged;

        public void Raise()
        {
            ValueChanged?.Invoke(this, EventArgs.Empty);
        }
    }
}

namespace System.IO
{
    public static class File
    {
        public static byte[] ReadAllBytes(string path)
        {
            return new byte[path.Length];
        }

        public static string ReadAllText(string path)
        {
            return path;
        }

        public static void WriteAllBytes(string path, byte[] bytes)
        {
        }

        public static bool Exists(string path)
        {
            return path.Length > 0;
        }

        public static void Delete(string path)
        {
        }
    }
}

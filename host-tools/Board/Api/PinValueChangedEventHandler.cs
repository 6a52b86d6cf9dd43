namespace System.Device.Gpio;

/// <summary>Is told of a change of a <see cref="GpioPin"/>.</summary>
public delegate void PinValueChangedEventHandler(object sender, PinValueChangedEventArgs e);

namespace System.Device.Gpio;

/// <summary>Is told of a change of a pin by a <see cref="GpioController"/>.</summary>
public delegate void PinChangeEventHandler(object sender, PinValueChangedEventArgs pinValueChangedEventArgs);

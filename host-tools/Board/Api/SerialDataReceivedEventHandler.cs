namespace System.IO.Ports;

/// <summary>Told that something came in on a serial port.</summary>
public delegate void SerialDataReceivedEventHandler(object sender, SerialDataReceivedEventArgs e);

namespace SecureBoot.Emulator.Heap;

/// <summary>The exceptions that nanoCLR itself raises, by name (corlib_native_System_Exception.cpp:15-31).</summary>
/// <remarks>A fault without a class in that list is a plain System.Exception: division by zero, a wrong type, a failed
/// unlock.</remarks>
internal static class Fault
{
    public const string Plain = "System.Exception";
    public const string Argument = "System.ArgumentException";
    public const string ArgumentNull = "System.ArgumentNullException";
    public const string OutOfRange = "System.ArgumentOutOfRangeException";
    public const string IndexOutOfRange = "System.IndexOutOfRangeException";
    public const string InvalidCast = "System.InvalidCastException";
    public const string Format = "System.FormatException";
    public const string InvalidOperation = "System.InvalidOperationException";
    public const string NotSupported = "System.NotSupportedException";
    public const string NotImplemented = "System.NotImplementedException";
    public const string NullReference = "System.NullReferenceException";
    public const string OutOfMemory = "System.OutOfMemoryException";
    public const string Timeout = "System.TimeoutException";
    public const string ObjectDisposed = "System.ObjectDisposedException";
    public const string ThreadAbort = "System.Threading.ThreadAbortException";
}

namespace System.Security.Cryptography;

/// <summary>The exception for a failed TLS handshake.</summary>
/// <remarks>The firmware has the class; no public source of the library has it yet. Its three methods are
/// assumed.</remarks>
public class CryptographicException : Exception
{
    private int _errorCode;

    public CryptographicException()
    {
    }

    public CryptographicException(int errorCode)
    {
        _errorCode = errorCode;
    }

    public int ErrorCode => _errorCode;
}

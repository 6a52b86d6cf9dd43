using SecureBoot.Crypto;

namespace SecureBoot.VerifierBench;

/// <summary>Counts the native calls that another one makes, and the bytes that they take.</summary>
internal sealed class CountingHmac : HmacSha256
{
    private readonly HmacSha256 _hmac;
    private int _calls;
    private int _bytes;

    internal CountingHmac(HmacSha256 hmac)
    {
        _hmac = hmac;
    }

    /// <inheritdoc/>
    public override byte[]? Compute(byte[] key, byte[] data)
    {
        _calls++;
        _bytes += data.Length;
        return _hmac.Compute(key, data);
    }

    /// <summary>Calls and bytes since it was asked last, as text.</summary>
    internal string TakeCounts()
    {
        string counts = "=" + _calls.ToString() + " " + _bytes.ToString();
        _calls = 0;
        _bytes = 0;
        return counts;
    }
}

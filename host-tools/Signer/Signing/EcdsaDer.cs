using System.Formats.Asn1;
using System.Numerics;

namespace SecureBoot.Signer;

/// <summary>An ECDSA signature as images carry it: SEQUENCE { INTEGER r, INTEGER s } in DER.</summary>
internal static class EcdsaDer
{
    internal static byte[] Write(BigInteger r, BigInteger s)
    {
        AsnWriter writer = new(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(r);
            writer.WriteInteger(s);
        }

        return writer.Encode();
    }
}

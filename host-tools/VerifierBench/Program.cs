using System;
using SecureBoot.BootStage;
using SecureBoot.Crypto;
using SecureBoot.Image;

namespace SecureBoot.VerifierBench;

/// <summary>Verifies one image, each phase between a line that starts with &gt; and one that starts with &lt; and says
/// whether it went well. Behind it a line that starts with = has how many native calls there were and how many bytes
/// they took.</summary>
public static class Program
{
    /// <summary>Runs what a boot does, phase by phase, and then the parts of the verification.</summary>
    /// <param name="header">The image's header.</param>
    /// <param name="body">The body.</param>
    /// <param name="tail">All bytes after the body.</param>
    /// <param name="point">The key that signed it, 65 bytes.</param>
    /// <param name="table">The key's table, or null.</param>
    /// <param name="isNative">Whether short signatures count.</param>
    public static void Run(byte[] header, byte[] body, byte[] tail, byte[] point, int[]? table, bool isNative)
    {
        CountingHmac? hmac = isNative ? new CountingHmac(new NativeHmac()) : null;
        Begin("self test");
        End(KnownAnswers.RunWith(hmac), hmac);

        Begin("key");
        P256PublicKey? key = table is null ? P256PublicKey.TryCreate(point) : P256PublicKey.TryCreate(point, table);
        End(key is not null, hmac);
        if (key is null)
        {
            return;
        }

        P256TrustedKey trusted = new(key);
        ImagePolicy policy = ImagePolicy.WithCounter(
            new TrustedKeys(new TrustedKey[] { trusted }, 1), header.Length + body.Length + tail.Length, 0);
        policy.Hmac = hmac;

        Begin("verification");
        VerifyStatus status = new ImageVerifier(policy).Verify(header, body, tail, out VerifiedImage? image);
        End(status == VerifyStatus.Ok && image is not null && image.Digest is null == isNative, hmac);

        Begin("assemblies");
        End(AssemblyList.TryRead(body, isVerified: true, out _) == BodyStatus.Ok, hmac);

        RunParts(header, body, tail, trusted, policy);
    }

    private static void RunParts(byte[] header, byte[] body, byte[] tail, P256TrustedKey key, ImagePolicy policy)
    {
        Begin("parse");
        VerifyStatus status = ImageVerifier.Parse(
            header, body, tail, policy.MaxSize, out ImageHeader? fields, out TlvList? tlvs);
        End(status == VerifyStatus.Ok, null);
        if (fields is null || tlvs is null)
        {
            return;
        }

        if (policy.Hmac is CountingHmac hmac)
        {
            RunNative(header, body, tail, key, tlvs, hmac);
            return;
        }

        Begin("hash");
        byte[] digest = ImageVerifier.ComputeDigest(header, body, tail, fields);
        End(true, null);

        int signature = tlvs.IndexOf(TlvType.Ecdsa);
        Begin("curve");
        End(key.Verify(digest, tail, tlvs.OffsetAt(signature), tlvs.LengthAt(signature)) == VerifyStatus.Ok, null);
    }

    private static void RunNative(
        byte[] header, byte[] body, byte[] tail, P256TrustedKey key, TlvList tlvs, CountingHmac hmac)
    {
        Begin("native hash");
        byte[]? hash = ShortDigest.ComputeBodyHash(hmac, body);
        End(hash is not null, hmac);

        Begin("short digest");
        Sha256 sha = ShortDigest.Begin();
        sha.Update(header, 0, header.Length);
        byte[] digest = ShortDigest.Finish(sha, tail, tlvs);
        End(true, hmac);

        int signature = tlvs.IndexOf(TlvType.FirstShortSignature);
        Begin("curve");
        End(key.VerifyFixed(digest, tail, tlvs.OffsetAt(signature) + TrustedKey.HashSize) == VerifyStatus.Ok, hmac);
    }

    private static void Begin(string phase)
    {
        Console.WriteLine(">" + phase);
    }

    private static void End(bool isGood, CountingHmac? hmac)
    {
        Console.WriteLine(isGood ? "<good" : "<bad");
        Console.WriteLine(hmac is null ? "=0 0" : hmac.TakeCounts());
    }
}

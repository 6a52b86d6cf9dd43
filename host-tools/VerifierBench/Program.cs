using System;
using SecureBoot.Crypto;
using SecureBoot.Image;

namespace SecureBoot.VerifierBench;

/// <summary>Verifies one image, each phase between a line that starts with &gt; and one that starts with &lt; and says whether it went well.</summary>
public static class Program
{
    /// <summary>Runs every phase once, then all of them as a boot does.</summary>
    /// <param name="header">The image's header.</param>
    /// <param name="rest">All bytes after it.</param>
    /// <param name="point">The key that signed it, 65 bytes.</param>
    /// <param name="table">The key's table, or null.</param>
    public static void Run(byte[] header, byte[] rest, byte[] point, int[]? table)
    {
        Console.WriteLine(">self test");
        End(KnownAnswers.Run());

        Console.WriteLine(">key");
        P256PublicKey? key = table is null ? P256PublicKey.TryCreate(point) : P256PublicKey.TryCreate(point, table);
        End(key is not null);
        if (key is null)
        {
            return;
        }

        P256TrustedKey trusted = new(key);
        ImagePolicy policy = ImagePolicy.WithCounter(new TrustedKeys(new TrustedKey[] { trusted }, 1), header.Length + rest.Length, 0);
        RunPhases(header, rest, trusted, policy.MaxSize);

        Console.WriteLine(">verification");
        VerifyStatus status = new ImageVerifier(policy).Verify(header, rest, out VerifiedImage? image);
        End(status == VerifyStatus.Ok);

        Console.WriteLine(">assemblies");
        BodyStatus body = image is null ? BodyStatus.NotChecked : AssemblyList.TryRead(rest, image.Header.BodySize, out _);
        End(body == BodyStatus.Ok);
    }

    private static void RunPhases(byte[] header, byte[] rest, P256TrustedKey key, int maxSize)
    {
        Console.WriteLine(">parse");
        VerifyStatus status = ImageVerifier.Parse(header, rest, maxSize, out ImageHeader? fields, out TlvList? tlvs);
        End(status == VerifyStatus.Ok);
        if (fields is null || tlvs is null)
        {
            return;
        }

        Console.WriteLine(">hash");
        byte[] digest = ImageVerifier.ComputeDigest(header, rest, fields);
        End(true);

        int signature = tlvs.IndexOf(TlvType.Ecdsa);
        Console.WriteLine(">curve");
        status = key.Verify(digest, rest, tlvs.OffsetAt(signature), tlvs.LengthAt(signature));
        End(status == VerifyStatus.Ok);
    }

    private static void End(bool isGood)
    {
        Console.WriteLine(isGood ? "<good" : "<bad");
    }
}

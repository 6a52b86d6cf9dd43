using System;
using SecureBoot.Crypto;
using SecureBoot.Image;

// What the tests of vectors call on the emulator.
public static class Program
{
    public static void Main()
    {
    }

    // The message's digest, then the signature's form, then the signature.
    public static bool Verify(byte[] point, int[] table, byte[] message, byte[] der)
    {
        P256PublicKey key = table == null ? P256PublicKey.TryCreate(point) : P256PublicKey.TryCreate(point, table);
        byte[] digest = new byte[Sha256.DigestSize];
        byte[] signature = new byte[EcdsaSignature.Size];
        Sha256.Hash(message, 0, message.Length, digest);
        return key != null && EcdsaSignature.TryParseDer(der, 0, der.Length, signature) && EcdsaP256.Verify(key, digest, signature);
    }

    public static bool HasDigest(byte[] message, byte[] expected)
    {
        byte[] digest = new byte[Sha256.DigestSize];
        Sha256.Hash(message, 0, message.Length, digest);
        int difference = 0;
        for (int i = 0; i < digest.Length; i++)
        {
            difference |= digest[i] ^ expected[i];
        }

        return difference == 0;
    }

    // The status of an image for a device that trusts one key.
    public static int Check(byte[] image, byte[] point, int[] table, int counter)
    {
        P256TrustedKey key = new P256TrustedKey(P256PublicKey.TryCreate(point, table));
        ImagePolicy policy = ImagePolicy.WithCounter(new TrustedKeys(new TrustedKey[] { key }, 1), 1 << 20, (uint)counter);
        return (int)ImageLoader.TryLoad(true, new ArrayImageSource(image), policy, out _, out _);
    }
}

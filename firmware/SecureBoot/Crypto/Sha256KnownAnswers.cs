namespace SecureBoot.Crypto;

/// <summary>SHA-256 of three messages from NIST's examples: less than a block, padded into a second block, two
/// blocks.</summary>
internal static class Sha256KnownAnswers
{
    internal const string OneBlock = "abc";
    internal const string Padded = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
    internal const string TwoBlocks =
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrs"
            + "tu";

    /// <summary>Whether every digest has its known value.</summary>
    public static bool Run()
    {
        // Created on each call: fields would keep the digests on the heap.
        return
            HasDigest(OneBlock, new byte[]
            {
                0xBA, 0x78, 0x16, 0xBF, 0x8F, 0x01, 0xCF, 0xEA, 0x41, 0x41, 0x40, 0xDE, 0x5D, 0xAE, 0x22, 0x23,
                0xB0, 0x03, 0x61, 0xA3, 0x96, 0x17, 0x7A, 0x9C, 0xB4, 0x10, 0xFF, 0x61, 0xF2, 0x00, 0x15, 0xAD,
            }) &&
            HasDigest(Padded, new byte[]
            {
                0x24, 0x8D, 0x6A, 0x61, 0xD2, 0x06, 0x38, 0xB8, 0xE5, 0xC0, 0x26, 0x93, 0x0C, 0x3E, 0x60, 0x39,
                0xA3, 0x3C, 0xE4, 0x59, 0x64, 0xFF, 0x21, 0x67, 0xF6, 0xEC, 0xED, 0xD4, 0x19, 0xDB, 0x06, 0xC1,
            }) &&
            HasDigest(TwoBlocks, new byte[]
            {
                0xCF, 0x5B, 0x16, 0xA7, 0x78, 0xAF, 0x83, 0x80, 0x03, 0x6C, 0xE5, 0x9E, 0x7B, 0x04, 0x92, 0x37,
                0x0B, 0x24, 0x9B, 0x11, 0xE8, 0xF0, 0x7A, 0x51, 0xAF, 0xAC, 0x45, 0x03, 0x7A, 0xFE, 0xE9, 0xD1,
            });
    }

    /// <summary>Whether the digest of a message is the expected digest.</summary>
    internal static bool HasDigest(string message, byte[] expected)
    {
        byte[] bytes = new byte[message.Length];
        char[] characters = message.ToCharArray();
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)characters[i];
        }

        byte[] digest = new byte[Sha256.DigestSize];
        Sha256.Hash(bytes, 0, bytes.Length, digest);
        int difference = 0;
        for (int i = 0; i < Sha256.DigestSize; i++)
        {
            difference |= digest[i] ^ expected[i];
        }

        return difference == 0;
    }
}

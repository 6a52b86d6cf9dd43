using System;
using SecureBoot.Crypto;

// What the emulator meters: each phase lies between a line that starts with > and one that starts with <.
public static class Program
{
    // RFC 6979, A.2.5, message "sample", SHA-256.
    private const string Point =
        "0460FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB67903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299";
    private const string Digest = "AF2BDBE1AA9B6EC1E2ADE1D694F41FC71A831D0268E9891562113D8A62ADD1BF";
    private const string Signature =
        "EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8";

    public static void Main()
    {
        byte[] point = Bytes(Point);
        byte[] digest = Bytes(Digest);
        byte[] signature = Bytes(Signature);
        byte[] body = new byte[16 * 1024];
        byte[] hash = new byte[32];

        Console.WriteLine(">SHA-256 of 16 KiB");
        Sha256.Hash(body, 0, body.Length, hash);
        Console.WriteLine("<");

        Console.WriteLine(">self test");
        bool passed = KnownAnswers.Run();
        Console.WriteLine("<" + passed);

        Console.WriteLine(">key without table");
        P256PublicKey key = P256PublicKey.TryCreate(point);
        Console.WriteLine("<" + (key != null));

        Verify("without table", key, digest, signature);
        WithTable(16, key, point, digest, signature);
        WithTable(32, key, point, digest, signature);
        WithTable(48, key, point, digest, signature);
        WithTable(64, key, point, digest, signature);
    }

    private static void WithTable(int entries, P256PublicKey key, byte[] point, byte[] digest, byte[] signature)
    {
        string name = "with table of " + entries;
        Console.WriteLine(">compute table of " + entries);
        int[] table = P256Table.Compute(key, entries);
        Console.WriteLine("<");

        Console.WriteLine(">key " + name);
        P256PublicKey tableKey = P256PublicKey.TryCreate(point, table);
        Console.WriteLine("<" + (tableKey != null));

        Verify(name, tableKey, digest, signature);
    }

    private static void Verify(string name, P256PublicKey key, byte[] digest, byte[] signature)
    {
        Console.WriteLine(">verify " + name);
        bool verified = EcdsaP256.Verify(key, digest, signature);
        Console.WriteLine("<" + verified);

        signature[40] ^= 1;
        Console.WriteLine(">refuse " + name);
        bool refused = !EcdsaP256.Verify(key, digest, signature);
        Console.WriteLine("<" + refused);
        signature[40] ^= 1;
    }

    private static byte[] Bytes(string hex)
    {
        byte[] bytes = new byte[hex.Length / 2];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)((Digit(hex[2 * i]) * 16) + Digit(hex[(2 * i) + 1]));
        }

        return bytes;
    }

    private static int Digit(char digit)
    {
        return digit <= '9' ? digit - '0' : digit - 'A' + 10;
    }
}

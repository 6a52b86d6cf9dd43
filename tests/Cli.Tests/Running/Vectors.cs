using System.IO;
using SecureBoot.TestSupport;

namespace SecureBoot.Cli.Tests;

/// <summary>The paths of files from other projects.</summary>
public static class Vectors
{
    /// <summary>A key of imgtool.</summary>
    public static string Key(string name)
    {
        return Repository.Vectors("imgtool", "keys", name);
    }

    /// <summary>A key in the format of another tool.</summary>
    public static string OtherKey(string name)
    {
        return Repository.Vectors("keys", name);
    }

    /// <summary>An assembly from nanoFramework's metadata processor.</summary>
    public static string Pe(string name)
    {
        return Repository.Vectors("pe", name + ".pe");
    }

    /// <summary>The private key that most tests sign with.</summary>
    public static string SigningKey => Key("ecdsa-p256-a.pem");

    /// <summary>The public half of the signing key.</summary>
    public static string VerifyingKey => Key("ecdsa-p256-a.pub.pem");

    /// <summary>The bytes of an assembly.</summary>
    public static byte[] PeBytes(string name)
    {
        return File.ReadAllBytes(Pe(name));
    }
}

using System;
using System.Collections.Generic;

namespace SecureBoot.Cli.Simulation;

/// <summary>The instructions that are decision code: all assemblies of the boot stage except the arithmetic.</summary>
internal static class FaultScope
{
    private const string Crypto = "SecureBoot.Crypto.";

    // Beside remembered calls, only the comparison at a verification's end remains.
    private const string Point = Crypto + "CurvePoint";

    private static readonly HashSet<string> s_assemblies = ["BootStage", "SecureBoot", "SecureBoot.Buffers"];

    // The deciding methods of the cryptography: the rest computes with numbers and blocks.
    private static readonly HashSet<string> s_deciding =
    [
        Crypto
            + "EcdsaP256", Crypto
                + "EcdsaSignature", Crypto + "P256PublicKey", Crypto + "KnownAnswers", Crypto + "EcdsaKnownAnswers",
        Crypto + "Sha256KnownAnswers", Crypto + "HmacKnownAnswer", Crypto + "DoubleScalar", Point,
    ];

    /// <summary>Calls of pure arithmetic, which are made once a case and remembered.</summary>
    internal static IReadOnlyList<string> Arithmetic { get; } =
    [
        Crypto
            + "DoubleScalar::VarTimeMultiply", Crypto
                + "Scalar::MontgomeryInverse", Crypto + "Scalar::MontgomeryMultiply",
        Crypto + "Sha256Block::Compress", Crypto + "EcdsaKnownAnswers::HashTable", "SecureBoot.Image.PeCrc32::Compute",
    ];

    /// <summary>Whether a type's instructions are arithmetic that a path keeps completely, because it calls the stored
    /// methods.</summary>
    internal static bool IsKeptArithmetic(string type) => type is Point or Crypto + "Sha256";

    /// <summary>Whether a type's instructions are decision code.</summary>
    internal static bool IsDecision(string assembly, string type)
    {
        return s_assemblies.Contains(assembly)
            && (!type.StartsWith(Crypto, StringComparison.Ordinal) || s_deciding.Contains(type))
            && type != "SecureBoot.Image.PeCrc32";
    }
}

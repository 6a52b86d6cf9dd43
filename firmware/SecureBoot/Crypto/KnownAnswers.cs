using System;

namespace SecureBoot.Crypto;

/// <summary>The self test of the algorithms: their answers to inputs with known answers.</summary>
public static class KnownAnswers
{
    /// <summary>Whether every answer of our own code has its known value.</summary>
    public static bool Run()
    {
        return RunWith(null);
    }

    /// <summary>Whether every answer of our own code, and of the platform's HMAC if the platform has one, has its known
    /// value.</summary>
    public static bool RunWith(HmacSha256? hmac)
    {
        try
        {
            return Sha256KnownAnswers.Run() && EcdsaKnownAnswers.Run() && (hmac is null || HmacKnownAnswer.Run(hmac));
        }
        catch (Exception)
        {
            // Broken code may fail in any way; each failure is a refusal.
            return false;
        }
    }
}

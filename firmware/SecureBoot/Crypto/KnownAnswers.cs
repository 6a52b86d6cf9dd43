using System;

namespace SecureBoot.Crypto;

/// <summary>The self test of the algorithms: their answers to inputs whose answers are known.</summary>
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
            // Broken code may break in any way; all of them are a refusal.
            return false;
        }
    }
}

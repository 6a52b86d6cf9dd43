using System;

namespace SecureBoot.Crypto;

/// <summary>The self test of the algorithms: their answers to inputs whose answers are known.</summary>
public static class KnownAnswers
{
    /// <summary>Whether every answer is the known one.</summary>
    public static bool Run()
    {
        try
        {
            return Sha256KnownAnswers.Run() && EcdsaKnownAnswers.Run();
        }
        catch (Exception)
        {
            // Broken code may break in any way; all of them are a refusal.
            return false;
        }
    }
}

using System.Collections.Generic;
using SecureBoot.Signer.Keys;

namespace SecureBoot.Signer.Tokens;

/// <summary>Public keys by name: a file, or a <see cref="TokenUri"/>.</summary>
public static class PublicKeySource
{
    /// <summary>Reads a public key, or the public half of a private key, from a file; or a public key from a
    /// token.</summary>
    public static PublicKey Load(string name, IReadOnlyList<string> passwords)
    {
        return TokenUri.IsUri(name) ? LoadFromToken(name) : KeyFile.LoadPublic(name, passwords);
    }

    // A separate method, so that the library for tokens is loaded only for a token.
    private static PublicKey LoadFromToken(string uri) => TokenKey.LoadPublic(TokenUri.Parse(uri));
}

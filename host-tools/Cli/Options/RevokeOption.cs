using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using SecureBoot.Cli.Shell;
using SecureBoot.Image;
using SecureBoot.Signer;
using SecureBoot.Signer.Files;
using SecureBoot.Signer.Keys;
using SecureBoot.Signer.Tokens;

namespace SecureBoot.Cli.Options;

/// <summary>The option that names keys which no longer count once the image is confirmed.</summary>
internal sealed class RevokeOption
{
    private readonly Option<string[]> _keys;

    internal RevokeOption(ToolCommand command)
    {
        _keys = command.AddRepeatable(
            "--revoke",
            "PUB.pem|HASH",
            "a key that no longer counts once the image is confirmed: a key file, or a key hash in hexadecimal");
    }

    /// <summary>The option itself.</summary>
    internal Option Option => _keys;

    /// <summary>The keys to revoke. A revoked key may not sign the image.</summary>
    internal List<KeyHash> Read(ParseResult arguments, List<PublicKey> signers, uint? counter)
    {
        if (arguments.GetValue(_keys) is not { Length: > 0 } given)
        {
            return [];
        }

        List<KeyHash> revoked = [.. given.Select(Parse)];
        if (counter is null)
        {
            throw new MisuseException(
                "found --revoke without --security-counter",
                "give a counter above that of every image which the key signed: a device that forgets the "
                    + "revocation still refuses those");
        }

        if (revoked.Count > RevokedKeys.Capacity)
        {
            throw new MisuseException(
                $"--revoke: found {revoked.Count} keys, expected at most {RevokedKeys.Capacity}",
                "build a boot stage that does not trust them");
        }

        if (revoked.Distinct().Count() < revoked.Count)
        {
            throw new MisuseException("--revoke: found a key twice, expected different keys");
        }

        PublicKey? own = signers.Find(key => revoked.Contains(key.KeyHash));
        return own is null
            ? revoked
            : throw new MisuseException(
                $"--revoke: found the key {own.KeyHash}, which signs this image",
                "an image is signed by the keys that stay");
    }

    private static KeyHash Parse(string text)
    {
        if (text.Length == KeyHash.Size * 2 && text.All(char.IsAsciiHexDigit))
        {
            return new KeyHash(Convert.FromHexString(text));
        }

        try
        {
            return PublicKeySource.Load(PathText.Require("--revoke", text), passwords: []).KeyHash;
        }
        catch (FileException exception) when (exception.Problem == FileProblem.Missing)
        {
            throw new MisuseException(
                $"--revoke: found '{Printable.Escape(text)}', which is no file, expected a key file, or a key hash of "
                    + $"{KeyHash.Size * 2} hexadecimal digits",
                "secureboot pubkey --format hash prints the key hash of a key");
        }
    }
}

using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using SecureBoot.Cli.Shell;
using SecureBoot.Image;
using SecureBoot.Provisioning.Config;
using SecureBoot.Signer.Keys;

namespace SecureBoot.Cli.Options;

/// <summary>Whether an image gets short signatures too: by the command line, or by the board's nf.config.</summary>
internal sealed class NativeHashOption
{
    private readonly Terminal _terminal;
    private readonly Flag _flag;

    internal NativeHashOption(ToolCommand command, Terminal terminal)
    {
        _terminal = terminal;
        _flag = command.AddFlag(
            "--native-hash",
            "make short signatures too, for a boot whose time does not grow with the image; nativeHash in nf.config "
                + "says the same");
    }

    /// <summary>The option itself.</summary>
    internal Option Option => _flag;

    /// <summary>The keys that make short signatures: no key, or all signers with a suitable key.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="config">The board, or null for no board.</param>
    /// <param name="signers">The hashes of the signers' keys.</param>
    /// <param name="isTwoStep">Whether an external signer signs later, who gets a single digest.</param>
    internal List<KeyHash> Read(ParseResult arguments, BoardConfig? config, List<PublicKey> signers, bool isTwoStep)
    {
        bool isAsked = _flag.IsGiven(arguments);
        if (isAsked && isTwoStep)
        {
            throw new MisuseException(
                "found --native-hash with --digest-out, which writes the digest of ordinary signatures only",
                "leave --native-hash out; or sign with --signer, which is called for each digest");
        }

        if (!isAsked && config?.Boot.NativeHash != true)
        {
            return [];
        }

        List<KeyHash> able = AbleOf(signers);
        if (isTwoStep || (able.Count == 0 && !isAsked))
        {
            _terminal.Answer(
                "short signatures",
                isTwoStep
                    ? "none: --digest-out is for ordinary signatures only"
                    : "none: no key is of the type ecdsa-p256");
            return [];
        }

        return able.Count is > 0 and <= ShortSignatures.Capacity
            ? able
            : throw new MisuseException(
                $"found {able.Count} keys of the type ecdsa-p256 for short signatures, expected 1 to "
                    + $"{ShortSignatures.Capacity}",
                "sign with fewer keys, or without short signatures");
    }

    /// <summary>The keys that can make short signatures.</summary>
    internal static List<KeyHash> AbleOf(IEnumerable<PublicKey> keys)
    {
        return [.. keys.Where(key => key.Type == KeyType.EcdsaP256).Select(key => key.KeyHash)];
    }
}

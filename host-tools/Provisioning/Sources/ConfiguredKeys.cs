using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SecureBoot.Provisioning.Config;
using SecureBoot.Signer.Keys;
using SecureBoot.Signer.Tokens;

namespace SecureBoot.Provisioning.Sources;

/// <summary>The keys that nf.config names, read from their files.</summary>
public sealed class ConfiguredKeys
{
    private readonly List<PublicKey> _keys = [];
    private readonly List<PublicKey> _publishers = [];
    private readonly List<string> _published = [];

    private ConfiguredKeys()
    {
    }

    /// <summary>The keys, in nf.config's order.</summary>
    public IReadOnlyList<PublicKey> Keys => _keys;

    /// <summary>The publishers' keys, which all differ from <see cref="Keys"/>.</summary>
    public IReadOnlyList<PublicKey> Publishers => _publishers;

    /// <summary>The warnings about published keys.</summary>
    public IReadOnlyList<string> Published => _published;

    /// <summary>Reads the keys. A published one is refused unless <paramref name="isPublishedAllowed"/>.</summary>
    public static ConfiguredKeys Load(BoardConfig config, bool isPublishedAllowed)
    {
        ArgumentNullException.ThrowIfNull(config);
        ConfiguredKeys loaded = new();
        foreach (BoardKeyFile file in config.Keys.Files)
        {
            loaded._keys.Add(loaded.Read(config, file, isPublishedAllowed));
        }

        foreach (BoardKeyFile file in config.Publishers)
        {
            loaded._publishers.Add(loaded.Read(config, file, isPublishedAllowed));
        }

        return loaded;
    }

    private PublicKey Read(BoardConfig config, BoardKeyFile file, bool isPublishedAllowed)
    {
        if (!TokenUri.IsUri(file.Path) && !File.Exists(file.Path))
        {
            throw new ConfigException(
                $"{file.Path}: no such file, and line {file.Line} of {config.Path} names it",
                KeyCommands.For(file.Path));
        }

        PublicKey key = PublicKeySource.Load(file.Path, passwords: []);
        if (key.Type != KeyType.EcdsaP256)
        {
            throw new ConfigException(
                $"{file.Path}: found a key of the type {key.Type}, expected ecdsa-p256",
                "the device verifies ECDSA P-256 only");
        }

        if (_keys.Concat(_publishers).Any(other => other.KeyHash.Equals(key.KeyHash)))
        {
            throw new ConfigException(
                $"{file.Path}: found the key {key.KeyHash} a second time, expected different keys",
                $"it is named in line {file.Line} of {config.Path}; a publisher's key signs no image");
        }

        if (PublishedKeys.NameOf(key.KeyHash) is string name)
        {
            string found = $"{file.Path}: found {name}, which anybody can sign with";
            _published.Add(isPublishedAllowed
                ? found
                : throw new KeyRefusal(
                    found + ", expected a key of your own",
                    "make one with: secureboot keygen --out KEY.pem; --allow-demo-key takes this one, for a board "
                        + "on the desk"));
        }

        return key;
    }
}

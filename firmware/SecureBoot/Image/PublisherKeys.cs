using System;

namespace SecureBoot.Image;

/// <summary>The keys of the publishers who may sign manifests. The keys cannot sign images: no verifier of images
/// accepts them (docs/manifest-format.md, section 4).</summary>
public sealed class PublisherKeys
{
    /// <summary>Accepts manifests that one of <paramref name="keys"/> signed. Without a key each manifest is
    /// refused.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="keys"/> or one of its elements is null.</exception>
    /// <exception cref="ArgumentException">A key is a duplicate.</exception>
    public PublisherKeys(TrustedKey[] keys)
    {
        Keys = new TrustedKeys(keys, threshold: 1);
    }

    /// <summary>The keys, for the verifier of manifests only.</summary>
    internal TrustedKeys Keys { get; }

    /// <summary>The number of keys.</summary>
    public int Count => Keys.Count;

    /// <summary>The hash of key <paramref name="index"/>, 32 bytes. Do not change the bytes.</summary>
    public byte[] KeyHashAt(int index)
    {
        return Keys.At(index).KeyHash;
    }

    /// <summary>Whether one of these keys is also one of <paramref name="others"/>.</summary>
    internal bool HasAny(TrustedKeys others)
    {
        for (int i = 0; i < Keys.Count; i++)
        {
            if (others.IndexOf(Keys.At(i).KeyHash, 0) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}

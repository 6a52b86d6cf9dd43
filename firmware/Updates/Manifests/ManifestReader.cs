using System;
using SecureBoot.Buffers;
using SecureBoot.Crypto;
using SecureBoot.Image;

namespace SecureBoot.Updates;

/// <summary>Reads manifests that a publisher signed (docs/manifest-format.md). Structure, digest and signatures are the
/// image's own reader's and verifier's; only the fields are read here.</summary>
public sealed class ManifestReader
{
    internal const int ProductSize = 16;

    private const int DigestSize = Sha256.DigestSize;

    private readonly PublisherKeys _publishers;
    private ManifestContainer? _container;

    /// <summary>Takes manifests of <paramref name="publishers"/>.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="publishers"/> is null.</exception>
    public ManifestReader(PublisherKeys publishers)
    {
        if (publishers is null)
        {
            throw new ArgumentNullException(nameof(publishers));
        }

        _publishers = publishers;
    }

    /// <summary>The last result of the image's verifier: more detail than
    /// <see cref="ManifestStatus.BadContainer"/>.</summary>
    public VerifyStatus LastVerify { get; private set; }

    /// <summary>The first bytes of SHA-256 of the publishers' key hashes: a different value means different
    /// keys.</summary>
    public byte[] GetPublishers()
    {
        byte[] publishers = new byte[UpdateState.PublishersSize];
        Array.Copy(ComputeFingerprint(publishers, 0), publishers, publishers.Length);
        return publishers;
    }

    /// <summary>SHA-256 of a manifest's bytes and of the publishers' key hashes. A caller that stores the
    /// fingerprint of a verified manifest need not verify the same bytes again.</summary>
    public byte[] ComputeFingerprint(byte[] bytes, int length)
    {
        Sha256 sha = new();
        sha.Update(bytes, 0, length);
        for (int i = 0; i < _publishers.Count; i++)
        {
            sha.Update(_publishers.KeyHashAt(i), 0, TrustedKey.HashSize);
        }

        byte[] fingerprint = new byte[DigestSize];
        sha.Finish(fingerprint, 0);
        return fingerprint;
    }

    /// <summary>Reads and verifies a manifest.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="length">The number of bytes: the whole manifest, and no bytes after it.</param>
    /// <param name="manifest">The manifest, or null unless the status is <see cref="ManifestStatus.Ok"/>.</param>
    public ManifestStatus Read(byte[] bytes, int length, out Manifest? manifest)
    {
        return Read(bytes, length, isKnown: false, out manifest);
    }

    /// <summary>As the other overload, without the signatures if <paramref name="isKnown"/>: these bytes were verified
    /// before.</summary>
    internal ManifestStatus Read(byte[] bytes, int length, bool isKnown, out Manifest? manifest)
    {
        Open(bytes, length);
        return Finish(isKnown, out manifest);
    }

    /// <summary>The first half: copies the fields that count. After the call the caller may drop the bytes.</summary>
    internal void Open(byte[] bytes, int length)
    {
        LastVerify = ManifestContainer.TryRead(bytes, length, out _container);
    }

    /// <summary>The second half.</summary>
    internal ManifestStatus Finish(bool isKnown, out Manifest? manifest)
    {
        manifest = null;
        ManifestContainer? container = _container;
        _container = null;
        if (LastVerify != VerifyStatus.Ok || container is null)
        {
            return ManifestStatus.BadContainer;
        }

        // Before the signatures: an image is not a manifest, whoever signed it.
        if (container.Header.Flags != ImageFlags.NonBootable)
        {
            return ManifestStatus.Bootable;
        }

        if (!isKnown)
        {
            LastVerify = container.Verify(_publishers);
            if (LastVerify != VerifyStatus.Ok)
            {
                return ManifestStatus.BadContainer;
            }
        }

        return ReadFields(container, out manifest);
    }

    private static ManifestStatus ReadFields(ManifestContainer container, out Manifest? manifest)
    {
        manifest = null;
        if (container.Header.HeaderSize != ImageHeader.Size
            || container.Body.Length != 1
            || container.Body[0] != Manifest.Format)
        {
            return ManifestStatus.UnknownFormat;
        }

        ManifestStatus status = CheckFields(container.Tlvs);
        if (status != ManifestStatus.Ok)
        {
            return status;
        }

        status = ReadNumbers(container, out ManifestNumbers numbers);
        if (status != ManifestStatus.Ok)
        {
            return status;
        }

        if (container.Tlvs.LengthAt(container.Tlvs.IndexOf(ManifestField.Blocks)) != numbers.BlockCount * DigestSize)
        {
            return ManifestStatus.BlocksMismatch;
        }

        manifest = new Manifest(container, numbers);
        return ManifestStatus.Ok;
    }

    // All fields are present with their lengths, and no other field exists. The list of TLVs has refused duplicates.
    private static ManifestStatus CheckFields(TlvList tlvs)
    {
        int known = 0;
        for (int i = 0; i < tlvs.ProtectedCount; i++)
        {
            int length = LengthOf(tlvs.TypeAt(i));
            if (length < 0)
            {
                return ManifestStatus.UnknownField;
            }

            if (length > 0 ? tlvs.LengthAt(i) != length : !IsDigests(tlvs.TypeAt(i), tlvs.LengthAt(i)))
            {
                return ManifestStatus.BadFieldLength;
            }

            known++;
        }

        return known == FieldCount ? ManifestStatus.Ok : ManifestStatus.MissingField;
    }

    private const int FieldCount = 14;

    // The bytes of a field; 0 for digests, of which a manifest may have several; -1 for other types.
    private static int LengthOf(ushort type)
    {
        return type switch
        {
            TlvType.SecurityCounter or ManifestField.Sequence or ManifestField.Issued or ManifestField.Expires => 4,
            ManifestField.Size or ManifestField.Poll or ManifestField.Window => 4,
            ManifestField.Rollout => 2,
            ManifestField.Halt => 1,
            ManifestField.MinimumVersion => 8,
            TlvType.ClassId => ProductSize,
            ManifestField.FileDigest => DigestSize,
            ManifestField.Identity or ManifestField.Blocks => 0,
            _ => -1,
        };
    }

    private static bool IsDigests(ushort type, int length)
    {
        int most = type == ManifestField.Identity ? 2 : Manifest.MaxBlocks;
        return length >= DigestSize && length <= most * DigestSize && length % DigestSize == 0;
    }

    private static ManifestStatus ReadNumbers(ManifestContainer container, out ManifestNumbers numbers)
    {
        uint size = ReadUInt32(container, ManifestField.Size);
        byte halt = container.Tail[OffsetOf(container, ManifestField.Halt)];
        int rollout = OffsetOf(container, ManifestField.Rollout);
        numbers = new ManifestNumbers
        {
            Sequence = ReadUInt32(container, ManifestField.Sequence),
            Issued = ReadUInt32(container, ManifestField.Issued),
            Expires = ReadUInt32(container, ManifestField.Expires),
            Rollout = (ushort)(container.Tail[rollout] | (container.Tail[rollout + 1] << 8)),
            IsHalted = halt == 1,
            Size = size > int.MaxValue ? int.MaxValue : (int)size,
            SecurityCounter = ReadUInt32(container, TlvType.SecurityCounter),
            MinimumVersion = ReadVersion(container),
            PollSeconds = ReadUInt32(container, ManifestField.Poll),
            WindowSeconds = ReadUInt32(container, ManifestField.Window),
        };
        return halt <= 1 && numbers.AreInRange() ? ManifestStatus.Ok : ManifestStatus.BadFieldValue;
    }

    private static int OffsetOf(ManifestContainer container, ushort type)
    {
        return container.Tlvs.OffsetAt(container.Tlvs.IndexOf(type));
    }

    private static uint ReadUInt32(ManifestContainer container, ushort type)
    {
        return ReadUInt32(container.Tail, OffsetOf(container, type));
    }

    // The sizes were checked: each field has its length.
    private static uint ReadUInt32(byte[] tail, int at)
    {
        return new ByteReader(tail, at, 4).TryReadUInt32(out uint value) ? value : 0;
    }

    // As in a header: major, minor, revision u16, build u32.
    private static ulong ReadVersion(ManifestContainer container)
    {
        int at = OffsetOf(container, ManifestField.MinimumVersion);
        byte[] tail = container.Tail;
        ulong revision = (ulong)tail[at + 2] | ((ulong)tail[at + 3] << 8);
        return ((ulong)tail[at] << 56) | ((ulong)tail[at + 1] << 48) | (revision << 32) | ReadUInt32(tail, at + 4);
    }
}

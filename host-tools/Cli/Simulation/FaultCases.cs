using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using SecureBoot.Board.Storage;
using SecureBoot.Boot;
using SecureBoot.Cli.Running;
using SecureBoot.Image;
using SecureBoot.Signer.Images;
using SecureBoot.Signer.Keys;
using SecureBoot.Signer.Signing;

namespace SecureBoot.Cli.Simulation;

/// <summary>Images of each kind that must not boot, and states of the journal. The same bytes each time: keys and
/// signatures are fixed.</summary>
internal sealed class FaultCases : IDisposable
{
    private const uint Counter = 5;

    private readonly DeterministicKey _key = KeyOf(1);
    private readonly DeterministicKey _second = KeyOf(2);
    private readonly DeterministicKey _stranger = KeyOf(3);
    private readonly byte[]? _product;
    private readonly BoardTrust _one;
    private readonly BoardTrust _two;
    private readonly List<FaultCase> _cases = [];

    /// <summary>The cases for a boot stage that requires a product, or null for no product.</summary>
    internal FaultCases(byte[]? product)
    {
        _product = product;
        _one = BoardTrust.Of(_key.Public, counterFloor: 0);
        _two = new BoardTrust([_key.Public, _second.Public], Threshold: 2, CounterFloor: 0);
        AddBytes();
        AddSigners();
        AddClaims();
        AddStates();
    }

    /// <summary>The cases.</summary>
    internal IReadOnlyList<FaultCase> List => _cases;

    /// <summary>A board with a good image, on trial or confirmed, for what faults do to it.</summary>
    internal IEnumerable<FaultCase> Good()
    {
        byte[] image = Sign(Body(1), isShort: true);
        (string Name, Dictionary<string, byte[]> Files)[] boards =
        [
            ("confirmed", FilesOf(image, SlotState.Confirmed)),
            ("pending", FilesOf(image, SlotState.Pending)),
            ("one record", Without(FilesOf(image, SlotState.Confirmed), JournalRecord.FileOf(0))),
            ("fresh board", Slots(image)),
            ("lost journal", Damaged(FilesOf(image, SlotState.Confirmed))),
        ];
        return boards.Select(board =>
            new FaultCase("good", "good, " + board.Name, _one, board.Files) { GoodBody = Body(1), MustBoot = true });
    }

    public void Dispose()
    {
        _key.Dispose();
        _second.Dispose();
        _stranger.Dispose();
    }

    // Unsigned bytes.
    private void AddBytes()
    {
        byte[] good = Sign(Body(1), isShort: true);
        byte[] ordinary = Sign(Body(1), isShort: false);
        byte[] tampered = Body(2);
        AddBoth("body", Replace(ordinary, ImageHeader.Size, tampered), Replace(good, ImageHeader.Size, tampered));
        AddBoth("header", Change(ordinary, 20), Change(good, 20));
        Add(
            "signature",
            "signature",
            Change(WithDigest(Replace(ordinary, ImageHeader.Size, tampered)), ordinary.Length - 1));
        Add("signature", "signature of another image", WithDigest(Replace(ordinary, ImageHeader.Size, tampered)));
        byte[] hmac = ShortDigest.ComputeBodyHash(HostHmac.Instance, tampered)!;
        int place = good.AsSpan().IndexOf(ShortDigest.ComputeBodyHash(HostHmac.Instance, Body(1)));
        Add(
            "signature",
            "short signature, HMAC of another body",
            Replace(Replace(good, ImageHeader.Size, tampered), place, hmac));
        Add(
            "signature",
            "short signature",
            Change(good, place + hmac.Length + TlvList.PrefixSize + ShortSignatures.Size - 1));
    }

    private void AddSigners()
    {
        AddBoth("key", Sign(Body(1), false, [_stranger]), Sign(Body(1), true, [_stranger]));
        AddBoth("threshold", Sign(Body(1), false), Sign(Body(1), true), _two);
        AddBoth(
            "revoked",
            Sign(Body(1), false),
            Sign(Body(1), true),
            _two with { Threshold = 1 },
            RevokedKeys.None.With(_key.Public.KeyHash.ToArray())!);
    }

    // Signed by the trusted key, and to be refused all the same.
    private void AddClaims()
    {
        AddBoth("counter", Sign(Body(1), false, counter: Counter - 1), Sign(Body(1), true, counter: Counter - 1));
        Add("counter", "no counter", Sign(Body(1), true, counter: null));
        Add("header", "not to be booted", SignNonBootable());
        Add("body header", "body header", Sign(Body(1, flags: 1), true));

        // A boot stage that asks for no product is given one.
        byte[] asked = _product ?? SHA256.HashData("product"u8)[..16];
        byte[] other = [.. asked.Select(value => (byte)(value ^ byte.MaxValue))];
        _cases.Add(new FaultCase(
            "product",
            "product",
            _one,
            FilesOf(Sign(Body(1), true, product: other), SlotState.Confirmed))
        {
            Product = _product is null
                ? asked
                : null
        });
    }

    private void AddStates()
    {
        byte[] old = Sign(Body(1), true, counter: Counter - 1);
        BoardTrust floor = _one with { CounterFloor = Counter };
        Add("counter", "counter, pending", old, state: SlotState.Pending);
        AddFiles(
            "counter",
            "counter, one record",
            _one,
            Without(FilesOf(old, SlotState.Confirmed), JournalRecord.FileOf(0)));
        AddFiles("counter", "counter below the floor, fresh board", floor, Slots(old));
        AddFiles("counter", "counter below the floor, lost journal", floor, Damaged(FilesOf(old, SlotState.Confirmed)));
        byte[] signature = WithDigest(Replace(Sign(Body(1), false), ImageHeader.Size, Body(2)));
        Add("signature", "signature of another image, pending", signature, state: SlotState.Pending);
        AddFiles("signature", "signature of another image, fresh board", _one, Slots(signature));
        AddFiles(
            "signature",
            "signature of another image, judged again",
            _one,
            FilesOf(signature, SlotState.Pending, request: BootReason.JudgedAgain));
        byte[] good = Sign(Body(3), true);
        Dictionary<string, byte[]> both = FilesOf(signature, SlotState.Pending, RevokedKeys.None, good);
        _cases.Add(new FaultCase(
            "signature",
            "signature of another image, beside a good one",
            _one,
            both)
        { GoodBody = Body(3), MustBoot = true });
    }

    private void AddBoth(
        string kind, byte[] ordinary, byte[] shortSigned, BoardTrust? trust = null, RevokedKeys? revoked = null)
    {
        Add(kind, kind + ", ordinary", ordinary, trust, revoked);
        Add(kind, kind + ", short", shortSigned, trust, revoked);
    }

    private void Add(
        string kind,
        string name,
        byte[] image,
        BoardTrust? trust = null,
        RevokedKeys? revoked = null,
        SlotState state = SlotState.Confirmed)
    {
        AddFiles(kind, name, trust ?? _one, FilesOf(image, state, revoked ?? RevokedKeys.None));
    }

    private void AddFiles(string kind, string name, BoardTrust trust, Dictionary<string, byte[]> files)
    {
        _cases.Add(new FaultCase(kind, name, trust, files));
    }

    private byte[] Sign(
        byte[] body,
        bool isShort,
        IReadOnlyList<DeterministicKey>? keys = null,
        uint? counter = Counter,
        byte[]? product = null)
    {
        keys ??= [_key];
        ImageBuilder builder = new(new ImageVersion(1, 0, 0, 0), body)
        {
            SecurityCounter = counter,
            ShortSigners = isShort ? [.. keys.Select(key => key.Public.KeyHash)] : [],
            Product = (product ?? _product) is { } id ? new ProductId(null, id) : null,
        };
        return new ImageSigner(keys).Sign(builder.BuildSignedRange());
    }

    // The signer makes no such image.
    private byte[] SignNonBootable()
    {
        byte[] range = new ImageBuilder(
            new ImageVersion(1, 0, 0, 0), Body(1))
        { SecurityCounter = Counter }.BuildSignedRange();
        BinaryPrimitives.WriteUInt32LittleEndian(range.AsSpan(16), ImageFlags.NonBootable);
        byte[] digest = SHA256.HashData(range);
        byte[] tlvs = [.. Tlv(
            TlvType.Sha256,
            digest), .. Tlv(TlvType.KeyHash, _key.Public.KeyHash.ToArray()), .. Tlv(TlvType.Ecdsa, _key.Sign(digest))];
        return [.. range, .. Prefix(TlvList.UnprotectedMagic, TlvList.PrefixSize + tlvs.Length), .. tlvs];
    }

    private static byte[] Tlv(ushort type, byte[] value) => [.. Prefix(type, value.Length), .. value];

    private static byte[] Prefix(ushort first, int length)
    {
        return [.. BitConverter.GetBytes(first), .. BitConverter.GetBytes((ushort)length)];
    }

    private static DeterministicKey KeyOf(byte number)
    {
        byte[] scalar = SHA256.HashData([number]);
        return new DeterministicKey(PrivateKey.FromScalar(scalar));
    }

    // An assembly of a header and a few bytes: it is never loaded, only its header is checked.
    private static byte[] Body(byte content, uint flags = 0)
    {
        const int Length = AssemblyHeader.Size + 4;
        byte[] body = new byte[Length];
        "NFMRK1"u8.CopyTo(body);
        BinaryPrimitives.WriteUInt32LittleEndian(body.AsSpan(16), flags);
        BinaryPrimitives.WriteUInt32LittleEndian(body.AsSpan(24), uint.MaxValue);
        BinaryPrimitives.WriteUInt16LittleEndian(body.AsSpan(38), 1);
        for (int i = 0; i < AssemblyHeader.TableCount; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(
                body.AsSpan(AssemblyHeader.TablesOffset + (i * 4)), i == 0 ? AssemblyHeader.Size : Length);
        }

        body[AssemblyHeader.Size] = content;
        BinaryPrimitives.WriteUInt32LittleEndian(
            body.AsSpan(12), PeCrc32.Compute(0, body, AssemblyHeader.Size, Length - AssemblyHeader.Size));
        BinaryPrimitives.WriteUInt32LittleEndian(body.AsSpan(8), AssemblyHeader.ComputeHeaderCrc(body, 0));
        return body;
    }

    // The digest that belongs to the bytes, as an attacker writes it.
    private static byte[] WithDigest(byte[] image)
    {
        int end = ImageHeader.Size + BinaryPrimitives.ReadInt32LittleEndian(image.AsSpan(12))
            + BinaryPrimitives.ReadUInt16LittleEndian(image.AsSpan(10));
        return Replace(image, end + TlvList.PrefixSize + TlvList.PrefixSize, SHA256.HashData(image.AsSpan(0, end)));
    }

    private static byte[] Replace(byte[] image, int at, byte[] bytes)
    {
        byte[] changed = (byte[])image.Clone();
        bytes.CopyTo(changed, at);
        return changed;
    }

    private static byte[] Change(byte[] image, int at) => Replace(image, at, [(byte)(image[at] ^ 1)]);

    private static Dictionary<string, byte[]> Slots(byte[] image) =>
        new() { [FileStore.Root + Slot.FileOf(Slot.A)] = image };

    private static Dictionary<string, byte[]> FilesOf(
        byte[] image,
        SlotState state,
        RevokedKeys? revoked = null,
        byte[]? other = null,
        BootReason request = BootReason.None)
    {
        JournalState journal = new()
        {
            Active = other is null
            ? Slot.A
            : Slot.B,
            Counter = Counter,
            Revoked = revoked ?? RevokedKeys.None,
            Request = request
        };
        journal.SetState(Slot.A, state);
        journal.SetCounter(Slot.A, Counter);
        Dictionary<string, byte[]> files = Slots(image);
        if (other is not null)
        {
            journal.SetState(Slot.B, SlotState.Confirmed);
            journal.SetCounter(Slot.B, Counter);
            files[FileStore.Root + Slot.FileOf(Slot.B)] = other;
        }

        for (uint sequence = 2; sequence < 4; sequence++)
        {
            files[FileStore.Root + JournalRecord.FileOf(JournalRecord.IndexOf(sequence))] = JournalRecord.Write(
                journal, sequence);
        }

        return files;
    }

    private static Dictionary<string, byte[]> Without(Dictionary<string, byte[]> files, string name)
    {
        files.Remove(FileStore.Root + name);
        return files;
    }

    private static Dictionary<string, byte[]> Damaged(Dictionary<string, byte[]> files)
    {
        for (int i = 0; i < JournalRecord.Count; i++)
        {
            string path = FileStore.Root + JournalRecord.FileOf(i);
            files[path] = Change(files[path], JournalRecord.Size - 1);
        }

        return files;
    }
}

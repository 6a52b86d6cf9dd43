using System;
using System.Collections.Generic;
using System.Formats.Asn1;
using System.Linq;
using System.Security.Cryptography;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;
using SecureBoot.Signer.Keys;
using SecureBoot.Signer.Signing;

namespace SecureBoot.Signer.Tokens;

/// <summary>A key that a PKCS#11 token keeps and signs with. What it gives is checked before it is used.</summary>
public sealed class TokenKey : SigningKey
{
    // Constants of PKCS#11 3.0 that the library lacks.
    private const ulong EdwardsKeyType = 0x40;
    private const ulong EdwardsPairMechanism = 0x1055;
    private const ulong EdwardsMechanism = 0x1057;
    private const string Ed25519Name = "edwards25519";
    private const string Ed25519Oid = "1.3.101.112";
    private const int PointSize = 32;

    private readonly TokenSession _session;
    private readonly IObjectHandle _key;

    private TokenKey(TokenSession session, IObjectHandle key, PublicKey publicKey)
        : base(publicKey)
    {
        _session = session;
        _key = key;
    }

    /// <summary>Opens a key for signing.</summary>
    /// <param name="uri">The URI of the token and the key.</param>
    /// <param name="askPin">Returns the PIN for the token's label, if the URI names no file with the PIN.</param>
    public static TokenKey Open(TokenUri uri, Func<string, string> askPin)
    {
        ArgumentNullException.ThrowIfNull(uri);
        ArgumentNullException.ThrowIfNull(askPin);
        TokenSession session = TokenSession.Open(uri);
        try
        {
            session.Login(askPin);
            IObjectHandle key = session.Find(CKO.CKO_PRIVATE_KEY)
                ?? throw session.Problem(
                    "found no private key of that name in the token",
                    "the module's own tool lists them, for example: pkcs11-tool --module MODULE --login "
                        + "--list-objects");
            return new TokenKey(session, key, ReadPublic(session));
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Reads the public key of that name, which needs no PIN.</summary>
    public static PublicKey LoadPublic(TokenUri uri)
    {
        ArgumentNullException.ThrowIfNull(uri);
        using TokenSession session = TokenSession.Open(uri);
        return ReadPublic(session);
    }

    /// <summary>Makes a key in the token that can sign, and that no command can take out of it.</summary>
    public static PublicKey Create(TokenUri uri, KeyType type, Func<string, string> askPin)
    {
        ArgumentNullException.ThrowIfNull(uri);
        ArgumentNullException.ThrowIfNull(type);
        using TokenSession session = TokenSession.Open(uri, isWritten: true);
        session.Login(askPin);
        if (session.Find(CKO.CKO_PRIVATE_KEY) is not null || session.Find(CKO.CKO_PUBLIC_KEY) is not null)
        {
            throw session.Problem(
                "found a key of that name in the token", "a key is never replaced: give another name");
        }

        List<IObjectAttribute> common = [Attribute(CKA.CKA_TOKEN, true), .. NameOf(uri)];
        List<IObjectAttribute> publicKey = [.. common, Attribute(CKA.CKA_VERIFY, true), .. Parameters(type)];
        List<IObjectAttribute> privateKey = [.. common, Attribute(
            CKA.CKA_SIGN,
            true), Attribute(
                CKA.CKA_PRIVATE, true), Attribute(CKA.CKA_SENSITIVE, true), Attribute(CKA.CKA_EXTRACTABLE, false)];
        session.Generate(PairMechanism(type), publicKey, privateKey);
        return ReadPublic(session);
    }

    /// <inheritdoc/>
    public override byte[] Sign(byte[] message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return SignatureReader.Read(_session.Sign(Mechanism(), _key, message), message, Public);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _session.Dispose();
        base.Dispose(disposing);
    }

    private IMechanism Mechanism()
    {
        if (Public.Type.IsRsa)
        {
            return TokenSession.Factories.MechanismFactory.Create(
                CKM.CKM_RSA_PKCS_PSS,
                TokenSession.Factories.MechanismParamsFactory.CreateCkRsaPkcsPssParams(
                    (ulong)CKM.CKM_SHA256, (ulong)CKG.CKG_MGF1_SHA256, SHA256.HashSizeInBytes));
        }

        return Public.Type == KeyType.Ed25519
            ? TokenSession.Factories.MechanismFactory.Create(EdwardsMechanism)
            : TokenSession.Factories.MechanismFactory.Create(CKM.CKM_ECDSA);
    }

    private static IMechanism PairMechanism(KeyType type)
    {
        return type.IsRsa ? TokenSession.Factories.MechanismFactory.Create(CKM.CKM_RSA_PKCS_KEY_PAIR_GEN)
            : type == KeyType.Ed25519 ? TokenSession.Factories.MechanismFactory.Create(EdwardsPairMechanism)
            : TokenSession.Factories.MechanismFactory.Create(CKM.CKM_EC_KEY_PAIR_GEN);
    }

    private static IEnumerable<IObjectAttribute> NameOf(TokenUri uri)
    {
        string label = uri.Label ?? "";
        yield return TokenSession.Factories.ObjectAttributeFactory.Create(CKA.CKA_LABEL, label);
        yield return TokenSession.Factories.ObjectAttributeFactory.Create(
            CKA.CKA_ID, uri.Id ?? SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(label))[..8]);
    }

    private static IEnumerable<IObjectAttribute> Parameters(KeyType type)
    {
        if (type.IsRsa)
        {
            yield return TokenSession.Factories.ObjectAttributeFactory.Create(CKA.CKA_MODULUS_BITS, (ulong)type.Bits);
            yield return TokenSession.Factories.ObjectAttributeFactory.Create(CKA.CKA_PUBLIC_EXPONENT, [1, 0, 1]);
            yield break;
        }

        AsnWriter parameters = new(AsnEncodingRules.DER);
        if (type == KeyType.Ed25519)
        {
            parameters.WriteCharacterString(UniversalTagNumber.PrintableString, Ed25519Name);
        }
        else
        {
            parameters.WriteObjectIdentifier((type == KeyType.EcdsaP384
                ? ECCurve.NamedCurves.nistP384
                : ECCurve.NamedCurves.nistP256).Oid.Value!);
        }

        yield return TokenSession.Factories.ObjectAttributeFactory.Create(CKA.CKA_EC_PARAMS, parameters.Encode());
    }

    private static IObjectAttribute Attribute(CKA type, bool value)
    {
        return TokenSession.Factories.ObjectAttributeFactory.Create(type, value);
    }

    private static PublicKey ReadPublic(TokenSession session)
    {
        IObjectHandle key = session.Find(CKO.CKO_PUBLIC_KEY)
            ?? throw session.Problem(
                "found no public key of that name in the token",
                "it lies beside the private one; where the token has none, sign by --signer with the public key in "
                    + "a file");
        try
        {
            ulong kind = session.ReadNumber(key, CKA.CKA_KEY_TYPE);
            return KeyFile.ReadPublic(Printable.Escape("the token's key"), kind switch
            {
                (ulong)CKK.CKK_RSA =>
                    RsaInfo(session.Read(key, CKA.CKA_MODULUS), session.Read(key, CKA.CKA_PUBLIC_EXPONENT)),
                (ulong)CKK.CKK_EC => EcInfo(session.Read(key, CKA.CKA_EC_PARAMS), session.Read(key, CKA.CKA_EC_POINT)),
                EdwardsKeyType =>
                    EdwardsInfo(session, session.Read(key, CKA.CKA_EC_PARAMS), session.Read(key, CKA.CKA_EC_POINT)),
                _ =>
                    throw session.Problem(
                        $"found a key of PKCS#11's type {kind}, expected one of {KeyType.ValidValues}",
                        "name another key"),
            });
        }
        catch (Exception exception) when (exception is AsnContentException or CryptographicException)
        {
            throw session.Problem("found a public key with parameters that cannot be read", "name another key");
        }
    }

    private static byte[] RsaInfo(byte[] modulus, byte[] exponent)
    {
        using RSA rsa = RSA.Create(new RSAParameters
        {
            Modulus = [.. modulus.SkipWhile(value =>
            value == 0)],
            Exponent = exponent
        });
        return rsa.ExportSubjectPublicKeyInfo();
    }

    private static byte[] EcInfo(byte[] parameters, byte[] point)
    {
        AsnWriter writer = new(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier("1.2.840.10045.2.1");
                writer.WriteEncodedValue(parameters);
            }

            writer.WriteBitString(Unwrap(point));
        }

        return writer.Encode();
    }

    private static byte[] EdwardsInfo(TokenSession session, byte[] parameters, byte[] point)
    {
        AsnReader reader = new(parameters, AsnEncodingRules.BER);
        bool isOurs = reader.PeekTag() == Asn1Tag.ObjectIdentifier
            ? reader.ReadObjectIdentifier() == Ed25519Oid
            : reader.ReadCharacterString(UniversalTagNumber.PrintableString) == Ed25519Name;
        return isOurs
            ? Ed25519Der.WritePublic(Unwrap(point))
            : throw session.Problem("found another Edwards curve, expected Ed25519", "name another key");
    }

    // An OCTET STRING, or, of older modules, its content.
    private static byte[] Unwrap(byte[] point)
    {
        return point is [0x04, var size, ..] && size == point.Length - 2 && point.Length != 1 + (2 * PointSize)
            ? point[2..]
            : point;
    }
}

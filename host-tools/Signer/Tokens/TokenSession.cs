using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;
using SecureBoot.Signer.Keys;

namespace SecureBoot.Signer.Tokens;

/// <summary>A session with the one token that a URI names.</summary>
internal sealed class TokenSession : IDisposable
{
    private readonly TokenUri _uri;
    private readonly TokenLibrary _library;
    private readonly ISession _session;
    private readonly string _label;

    private TokenSession(TokenUri uri, TokenLibrary library, bool isWritten)
    {
        _uri = uri;
        _library = library;
        ISlot slot = FindSlot();
        _label = slot.GetTokenInfo().Label;
        _session = slot.OpenSession(isWritten ? SessionType.ReadWrite : SessionType.ReadOnly);
    }

    internal static Pkcs11InteropFactories Factories { get; } = new();

    /// <summary>Opens a session.</summary>
    internal static TokenSession Open(TokenUri uri, bool isWritten = false)
    {
        return Guard(uri, () =>
        {
            TokenLibrary library = TokenLibrary.Load(uri.Module);
            try
            {
                return new TokenSession(uri, library, isWritten);
            }
            catch
            {
                library.Dispose();
                throw;
            }
        });
    }

    /// <summary>Logs in with the PIN, which <paramref name="askPin"/> returns for the token's label. One try, since a
    /// token counts wrong PINs; no try if another session of this process is logged in, which holds for all
    /// sessions.</summary>
    internal void Login(Func<string, string> askPin)
    {
        if (Use(() => _session.GetSessionInfo().State) is CKS.CKS_RO_USER_FUNCTIONS or CKS.CKS_RW_USER_FUNCTIONS)
        {
            return;
        }

        string pin = _uri.PinFile is string file ? PasswordFile.Read(file) : askPin(_label);
        Use(() =>
        {
            _session.Login(CKU.CKU_USER, Encoding.UTF8.GetBytes(pin));
            return true;
        });
    }

    /// <summary>The one object of a class that the URI names, or null.</summary>
    internal IObjectHandle? Find(CKO kind)
    {
        return Use(() =>
        {
            List<IObjectAttribute> wanted = [Attribute(CKA.CKA_CLASS, kind)];
            if (_uri.Label is string label)
            {
                wanted.Add(Factories.ObjectAttributeFactory.Create(CKA.CKA_LABEL, label));
            }

            if (_uri.Id is byte[] id)
            {
                wanted.Add(Factories.ObjectAttributeFactory.Create(CKA.CKA_ID, id));
            }

            List<IObjectHandle> found = _session.FindAllObjects(wanted);
            return found.Count > 1
                ? throw Problem(
                    $"found {found.Count} keys of that name, expected one", "name it by its id too: ;id=%01")
                : found.SingleOrDefault();
        });
    }

    internal byte[] Read(IObjectHandle key, CKA attribute)
    {
        return Use(() => _session.GetAttributeValue(key, [attribute])[0].GetValueAsByteArray() ?? []);
    }

    internal ulong ReadNumber(IObjectHandle key, CKA attribute)
    {
        return Use(() => _session.GetAttributeValue(key, [attribute])[0].GetValueAsUlong());
    }

    internal byte[] Sign(IMechanism mechanism, IObjectHandle key, byte[] message)
    {
        return Use(() => _session.Sign(mechanism, key, message));
    }

    internal void Generate(IMechanism mechanism, List<IObjectAttribute> publicKey, List<IObjectAttribute> privateKey)
    {
        Use(() =>
        {
            _session.GenerateKeyPair(mechanism, publicKey, privateKey, out _, out _);
            return true;
        });
    }

    internal KeyException Problem(string problem, string hint)
    {
        return new KeyException(KeyProblem.NoToken, $"{Printable.Escape(_uri.Text)}: {problem}", hint);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _session.Dispose();
        _library.Dispose();
    }

    private static IObjectAttribute Attribute(CKA type, CKO value)
    {
        return Factories.ObjectAttributeFactory.Create(type, value);
    }

    private ISlot FindSlot()
    {
        List<ISlot> slots = [.. _library.Library.GetSlotList(SlotsType.WithTokenPresent).Where(IsNamed)];
        return slots.Count switch
        {
            1 => slots[0],
            0 =>
                throw Problem(
                    "found no such token, expected one",
                    "the module's own tool lists the tokens, for example: pkcs11-tool --module MODULE --list-slots"),
            _ => throw Problem($"found {slots.Count} tokens, expected one", "name it by ;token= or ;serial="),
        };
    }

    private bool IsNamed(ISlot slot)
    {
        ITokenInfo token = slot.GetTokenInfo();
        return token.TokenFlags.TokenInitialized
            && (_uri.Slot is null || _uri.Slot == slot.SlotId)
            && IsEqual(_uri.Token, token.Label)
            && IsEqual(_uri.Serial, token.SerialNumber)
            && IsEqual(_uri.Manufacturer, token.ManufacturerId)
            && IsEqual(_uri.Model, token.Model);
    }

    private static bool IsEqual(string? wanted, string found)
    {
        return wanted is null || wanted == found.TrimEnd();
    }

    private T Use<T>(Func<T> action)
    {
        return Guard(_uri, action);
    }

    // Converts the library's own exceptions to their meaning.
    private static T Guard<T>(TokenUri uri, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Pkcs11Exception exception)
        {
            (KeyProblem problem, string found, string hint) = Describe(exception.RV);
            throw new KeyException(problem, $"{Printable.Escape(uri.Text)}: {found}", hint);
        }
        catch (Exception exception) when (exception is LibraryArchitectureException or UnmanagedException
            or AttributeValueException or DllNotFoundException or EntryPointNotFoundException)
        {
            throw new KeyException(
                KeyProblem.NoToken,
                $"{Printable.Escape(uri.Text)}: the PKCS#11 library cannot be used: {exception.Message.TrimEnd('.')}",
                $"name a library for this machine: ?module-path=/path/to/library.so, or {TokenUri.ModuleVariable}");
        }
    }

    private static (KeyProblem Problem, string Found, string Hint) Describe(CKR code)
    {
        return code switch
        {
            CKR.CKR_PIN_INCORRECT or CKR.CKR_PIN_INVALID or CKR.CKR_PIN_LEN_RANGE =>
                (KeyProblem.WrongPassword, "the token refuses the PIN",
                    "a token is locked after a few wrong ones: look before you try again"),
            CKR.CKR_PIN_LOCKED =>
                (KeyProblem.WrongPassword, "the token is locked: too many wrong PINs",
                    "its security officer can unlock it"),
            CKR.CKR_USER_NOT_LOGGED_IN =>
                (KeyProblem.MissingPassword, "the token wants its PIN first",
                    "give the file that holds it: --pin-file FILE, or pin-source=file:/path in the URI"),
            CKR.CKR_MECHANISM_INVALID or CKR.CKR_MECHANISM_PARAM_INVALID =>
                (KeyProblem.WrongKind, "the token does not know this kind of key or signature",
                    "ask the module's own tool what it has, for example: pkcs11-tool --module MODULE "
                        + "--list-mechanisms"),
            CKR.CKR_TOKEN_WRITE_PROTECTED =>
                (KeyProblem.NoToken, "the token is write protected", "make the key with the token's own tool"),
            _ => (KeyProblem.NoToken, $"the token answered {code}", "the module's own documents say what that means"),
        };
    }
}

using System;
using System.Collections.Generic;
using System.Threading;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;

namespace SecureBoot.Signer.Tokens;

/// <summary>A PKCS#11 library, loaded once for all sessions of this process: its end (C_Finalize) closes the sessions
/// of all.</summary>
internal sealed class TokenLibrary : IDisposable
{
    private static readonly Dictionary<string, TokenLibrary> s_loaded = [];
    private static readonly Lock s_lock = new();

    private readonly string _path;
    private int _users;

    private TokenLibrary(string path)
    {
        LibraryNames.Mend();
        _path = path;
        Library = TokenSession.Factories.Pkcs11LibraryFactory.LoadPkcs11Library(
            TokenSession.Factories, path, AppType.SingleThreaded);
    }

    internal IPkcs11Library Library { get; }

    /// <summary>The library of a path; each call goes with a Dispose.</summary>
    internal static TokenLibrary Load(string path)
    {
        lock (s_lock)
        {
            if (!s_loaded.TryGetValue(path, out TokenLibrary? library))
            {
                library = new TokenLibrary(path);
                s_loaded.Add(path, library);
            }

            library._users++;
            return library;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (s_lock)
        {
            if (--_users == 0)
            {
                s_loaded.Remove(_path);
                Library.Dispose();
            }
        }
    }
}

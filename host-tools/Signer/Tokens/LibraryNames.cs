using System;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Threading;
using Net.Pkcs11Interop.HighLevelAPI;

namespace SecureBoot.Signer.Tokens;

/// <summary>Has Pkcs11Interop find the system's loader: it asks for "libdl", which Linux has had as libdl.so.2 only
/// without its development files, and in the C library itself since glibc 2.34.</summary>
internal static class LibraryNames
{
    private const string Asked = "libdl";

    private static readonly string[] s_names = ["libdl.so.2", "libc.so.6", "libc.so"];

    private static int s_isDone;

    internal static void Mend()
    {
        if (OperatingSystem.IsLinux() && Interlocked.Exchange(ref s_isDone, 1) == 0)
        {
            NativeLibrary.SetDllImportResolver(typeof(Pkcs11InteropFactories).Assembly, Resolve);
        }
    }

    // Zero: as if there were no resolver.
    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name == Asked)
        {
            foreach (string candidate in s_names)
            {
                if (NativeLibrary.TryLoad(candidate, out nint handle))
                {
                    return handle;
                }
            }
        }

        return 0;
    }
}

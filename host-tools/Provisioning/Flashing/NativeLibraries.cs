using System.Linq;
using SecureBoot.Provisioning.Boards;
using SecureBoot.Provisioning.Config;
using SecureBoot.Signer.ImageBodies;

namespace SecureBoot.Provisioning.Flashing;

/// <summary>The library of the native hash in a deployment: whether it exists if needed, and matches the
/// firmware.</summary>
public static class NativeLibraries
{
    /// <summary>The library's assembly.</summary>
    public const string Cryptography = "nanoFramework.System.Security.Cryptography";

    /// <summary>The checksum over its native methods in the firmware of nf-interpreter a3e8139a1: with another one
    /// nanoCLR stops before any program.</summary>
    public const uint CryptographyChecksum = 0x1A1CC3FD;

    /// <summary>Refuses a deployment with a library that the target's firmware has not, or has in another
    /// version.</summary>
    /// <returns>A difference from nf.config that does not stop the boot; null if there is no difference.</returns>
    public static string? Require(Deployment deployment, BoardConfig config)
    {
        BodyAssembly? library = deployment.Assemblies.FirstOrDefault(assembly => assembly.Name == Cryptography);
        if (library is not null && !BoardTargets.HasCryptography(config.Target))
        {
            throw new FlashException(
                $"found {Cryptography} in the deployment, which the firmware of "
                    + $"{config.Target} is built without: nanoCLR would not start",
                "say nativeHash=\"false\" in nf.config; secureboot provision; dotnet build firmware/BootStage -c "
                    + "Release",
                isRefusal: true);
        }

        if (library is not null && library.NativeChecksum != CryptographyChecksum)
        {
            throw new FlashException(
                $"found {Cryptography} with the native checksum 0x{library.NativeChecksum:X8}, expected "
                    + $"0x{CryptographyChecksum:X8}, the firmware's: nanoCLR would not start",
                "take version 1.0.43 of the library",
                isRefusal: true);
        }

        return library is null == config.Boot.NativeHash
            ? $"the boot stage was built with{(library is null ? "out" : "")} {Cryptography}, expected "
                + $"with{(config.Boot.NativeHash ? "" : "out")}, as nativeHash in nf.config says: secureboot "
                + "provision, and build it again"
            : null;
    }
}

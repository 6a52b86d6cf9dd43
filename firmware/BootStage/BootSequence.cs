using SecureBoot.Crypto;
using SecureBoot.Image;

namespace SecureBoot.BootStage;

/// <summary>One boot: self test, read once, verify, check the assemblies, load, hand over.</summary>
internal sealed class BootSequence
{
    private readonly byte[][] _points;
    private readonly int _threshold;
    private readonly uint _counter;

    internal BootSequence(byte[][] points, int threshold, uint counter)
    {
        _points = points;
        _threshold = threshold;
        _counter = counter;
    }

    /// <summary>Boots. <see cref="VerifyStatus.Ok"/> says that the application ran and came back; all else that nothing ran.</summary>
    internal VerifyStatus Run(string path)
    {
        VerifyStatus status = TryLoad(path, out LoadedImage? loaded, out VerifiedImage? image);
        if (status != VerifyStatus.Ok || loaded is null || image is null)
        {
            BootLog.WriteRefusal(status);
            return status;
        }

        BootLog.WriteVerified(image);
        return Launch(loaded.Rest, image.Header.BodySize);
    }

    // The only read of the file: it is closed before anything is done with the bytes.
    private VerifyStatus TryLoad(string path, out LoadedImage? loaded, out VerifiedImage? image)
    {
        loaded = null;
        image = null;
        TrustedKeys? keys = CreateKeys();
        if (keys is null)
        {
            return VerifyStatus.MissingTrustedKeys;
        }

        ImagePolicy policy = ImagePolicy.WithCounter(keys, BoardConstants.MaxImageSize, _counter);
        using (FileImageSource source = new(path))
        {
            return ImageLoader.TryLoad(KnownAnswers.Run(), source, policy, out loaded, out image);
        }
    }

    // Null when one of the keys is none: a wrong key is no reason to go on with the others.
    private TrustedKeys? CreateKeys()
    {
        TrustedKey[] keys = new TrustedKey[_points.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            P256PublicKey? key = P256PublicKey.TryCreate(_points[i]);
            if (key is null)
            {
                return null;
            }

            keys[i] = new P256TrustedKey(key);
        }

        return new TrustedKeys(keys, _threshold);
    }

    // From here on the body is authentic, but the runtime would trust its headers blindly: they are checked first.
    private static VerifyStatus Launch(byte[] rest, int bodySize)
    {
        BodyStatus body = AssemblyList.TryRead(rest, bodySize, out AssemblyList? assemblies);
        if (body != BodyStatus.Ok || assemblies is null)
        {
            BootLog.WriteRefusal(body);
            return VerifyStatus.NotVerified;
        }

        LaunchStatus launch = Launcher.Launch(rest, assemblies);
        if (launch != LaunchStatus.Ok)
        {
            BootLog.WriteRefusal(launch);
            return VerifyStatus.NotVerified;
        }

        return VerifyStatus.Ok;
    }
}

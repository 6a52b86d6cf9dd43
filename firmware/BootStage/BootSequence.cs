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
        LoadedImage? loaded = null;
        VerifyStatus status = KnownAnswers.Run() ? VerifyStatus.Ok : VerifyStatus.SelfTestFailed;
        if (status == VerifyStatus.Ok)
        {
            status = Read(path, out loaded);
        }

        VerifiedImage? image = null;
        if (status == VerifyStatus.Ok && loaded is not null)
        {
            status = Verify(loaded, out image);
        }

        if (status != VerifyStatus.Ok || loaded is null || image is null)
        {
            BootLog.WriteRefusal(status);
            return status;
        }

        BootLog.WriteVerified(image);
        return Launch(loaded.Rest, image.Header.BodySize);
    }

    // The only read of the file: it is closed before anything is done with the bytes.
    private static VerifyStatus Read(string path, out LoadedImage? loaded)
    {
        using (FileImageSource source = new(path))
        {
            return LoadedImage.TryRead(source, BoardConstants.MaxImageSize, out loaded);
        }
    }

    private VerifyStatus Verify(LoadedImage loaded, out VerifiedImage? image)
    {
        image = null;
        TrustedKey[] keys = new TrustedKey[_points.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            P256PublicKey? key = P256PublicKey.TryCreate(_points[i]);
            if (key is null)
            {
                return VerifyStatus.MissingTrustedKeys;
            }

            keys[i] = new P256TrustedKey(key);
        }

        ImagePolicy policy = ImagePolicy.WithCounter(new TrustedKeys(keys, _threshold), BoardConstants.MaxImageSize, _counter);
        return new ImageVerifier(policy).Verify(loaded.Header, loaded.Rest, out image);
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

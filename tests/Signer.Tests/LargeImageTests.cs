using System;
using System.Linq;
using SecureBoot.Image;
using SecureBoot.Signer.Files;
using SecureBoot.Signer.Images;
using SecureBoot.Signer.Keys;
using Xunit;

namespace SecureBoot.Signer.Tests;

/// <summary>Images that .NET hashes get the same verdict as from the device's own hash, with any damage.</summary>
public class LargeImageTests
{
    private const int Large = 256 * 1024;

    [Fact]
    public void Run_EveryByteAroundTheBodyChanged_IsTheDevicesVerdict()
    {
        byte[] image = Make(out ImagePolicy policy);
        Compare(image, policy, VerifyStatus.Ok);

        int tail = Large - 150 + ImageHeader.Size;
        foreach (int i in Enumerable.Range(0, ImageHeader.Size).Concat([ImageHeader.Size, image.Length / 2])
            .Concat(Enumerable.Range(tail, image.Length - tail)))
        {
            byte[] changed = (byte[])image.Clone();
            changed[i] ^= 0x41;
            Compare(changed, policy);
        }
    }

    [Fact]
    public void Run_CutOrGrown_IsTheDevicesVerdict()
    {
        byte[] image = Make(out ImagePolicy policy);
        for (int size = Large - 1; size < image.Length; size++)
        {
            Compare(image[..size], policy);
        }

        Compare([.. image, 0xFF, 0xFF], policy);
        Compare([.. image, 0xFF, 0x00], policy);
        Compare(image, ImagePolicy.WithoutCounter(policy.Keys, image.Length - 1), VerifyStatus.TooLarge);
        Compare(image, ImagePolicy.WithCounter(policy.Keys, image.Length, 8), VerifyStatus.OldSecurityCounter);
        Compare(
            image, ImagePolicy.WithoutCounter(new TrustedKeys([], 1), image.Length), VerifyStatus.MissingTrustedKeys);
    }

    private static void Compare(byte[] image, ImagePolicy policy, VerifyStatus? expected = null)
    {
        VerifyStatus onDevice = ImageLoader.TryLoad(
            selfTestPassed: true, new ArrayImageSource(image), policy, out _, out VerifiedImage? theirs);
        VerifyStatus status = DeviceVerifier.Verify(image, policy, out VerifiedImage? ours);
        Assert.Equal(onDevice, status);
        Assert.Equal(expected ?? status, status);
        Assert.Equal(theirs?.Digest, ours?.Digest);
        Assert.Equal(theirs?.SecurityCounter, ours?.SecurityCounter);
    }

    // The image is slightly longer than the bound, so that cuts fall on both sides of the bound.
    private static byte[] Make(out ImagePolicy policy)
    {
        using PrivateKey key = KeyFile.LoadPrivate(ImgtoolVectors.Key("ecdsa-p256-a.pem"), []);
        policy = ImagePolicy.WithCounter(new TrustedKeys([key.Public.ToTrustedKey()], 1), InputFile.MaxImageSize, 7);

        byte[] body = new byte[Large - 150];
        new Random(1).NextBytes(body);
        return new ImageSigner([key])
            .Sign(new ImageBuilder(new ImageVersion(1, 2, 3, 4), body) { SecurityCounter = 7 }.BuildSignedRange());
    }
}

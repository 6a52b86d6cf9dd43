using System;
using nanoFramework.TestFramework;
using SecureBoot.Image;

namespace NFUnitTest;

/// <summary>Signed images that a device must not boot: a change to each field of header, TLVs and assembly in
/// turn.</summary>
[TestClass]
public class ImageRefusalTests
{
    private static readonly TrustedKeys s_keys = new TrustedKeys(new TrustedKey[] { new TestKey() }, 1);

    [TestMethod]
    public void Image_AsMade_IsOk()
    {
        Assert.AreEqual((int)VerifyStatus.Ok, (int)Load(DeviceImage.Make(1, 7, 0), out LoadedImage? loaded));
        Assert.AreEqual(ImageHeader.Size, loaded!.Header.Length);
        Assert.AreEqual((int)VerifyStatus.Ok, (int)Load(DeviceImage.Make(1, 7, 700), out _));
    }

    // Only the version, bytes that no field uses, and a counter that is not lower may have any value.
    [DataRow(0x01)]
    [DataRow(0x10)]
    [DataRow(0x80)]
    public void Header_EachByteChangedAndSignedAgain_IsRefusedUnlessItIsTheVersion(int mask)
    {
        for (int at = 0; at < ImageHeader.Size; at++)
        {
            byte[] signed = DeviceImage.MakeSigned(1, 7);
            signed[at] ^= (byte)mask;
            bool isVersion = at >= 20 && at < 28;
            Assert.AreEqual(isVersion, Load(DeviceImage.Sign(signed, 0), out _) == VerifyStatus.Ok, at.ToString());
        }
    }

    [DataRow(0x01)]
    [DataRow(0x80)]
    public void ProtectedTlvs_EachByteOfTheirFormChangedAndSignedAgain_AreRefused(int mask)
    {
        for (int at = DeviceImage.BodyEnd; at < DeviceImage.BodyEnd + 8; at++)
        {
            byte[] signed = DeviceImage.MakeSigned(1, 7);
            signed[at] ^= (byte)mask;
            Assert.AreNotEqual((int)VerifyStatus.Ok, (int)Load(DeviceImage.Sign(signed, 0), out _), at.ToString());
        }
    }

    [DataRow(0x01)]
    [DataRow(0x20)]
    [DataRow(0x80)]
    public void Image_EachByteChanged_IsRefused(int mask)
    {
        byte[] image = DeviceImage.Make(1, 7, 0);
        for (int at = 0; at < image.Length; at++)
        {
            image[at] ^= (byte)mask;
            Assert.AreNotEqual((int)VerifyStatus.Ok, (int)Load(image, out _), at.ToString());
            image[at] ^= (byte)mask;
        }
    }

    [TestMethod]
    public void Image_EachLengthThatIsTooShort_IsRefused()
    {
        byte[] image = DeviceImage.Make(1, 7, 0);
        for (int length = 0; length < image.Length; length++)
        {
            byte[] cut = new byte[length];
            Array.Copy(image, 0, cut, 0, length);
            Assert.AreNotEqual((int)VerifyStatus.Ok, (int)Load(cut, out _), length.ToString());
        }
    }

    [TestMethod]
    public void Image_WithSomethingInTheFill_IsRefused()
    {
        byte[] image = DeviceImage.Make(1, 7, 300);
        for (int at = image.Length - 300; at < image.Length; at += 7)
        {
            image[at] ^= 0x55;
            Assert.AreEqual((int)VerifyStatus.BadTrailingBytes, (int)Load(image, out _), at.ToString());
            image[at] ^= 0x55;
        }
    }

    [TestMethod]
    public void Image_BelowTheCounterOrAboveTheSize_IsRefused()
    {
        byte[] image = DeviceImage.Make(1, 6, 0);
        Assert.AreEqual((int)VerifyStatus.OldSecurityCounter, (int)Load(image, out _));
        Assert.AreEqual((int)VerifyStatus.TooLarge, (int)Load(DeviceImage.Make(1, 7, 9000), out _));
        ImagePolicy withoutSelfTest = ImagePolicy.WithCounter(s_keys, 8192, 7);
        Assert.AreNotEqual(
            (int)VerifyStatus.Ok,
            (int)ImageLoader.TryLoad(
                false, new ArrayImageSource(DeviceImage.Make(1, 7, 0)), withoutSelfTest, out _, out _));
        ImagePolicy product = ImagePolicy.WithCounter(s_keys, 8192, 7);
        product.Product = new byte[16];
        Assert.AreNotEqual(
            (int)VerifyStatus.Ok,
            (int)ImageLoader.TryLoad(true, new ArrayImageSource(DeviceImage.Make(1, 7, 0)), product, out _, out _));
    }

    [TestMethod]
    public void Assembly_EachByteOfItsHeader_IsLookedAt()
    {
        byte[] good = DeviceImage.MakeAssembly();
        Assert.AreEqual((int)BodyStatus.Ok, (int)ReadAssemblies(good, good.Length, out AssemblyList? list));
        Assert.AreEqual(AssemblyHeader.Size, list!.SizeAt(0));
        Assert.AreEqual(0, list.OffsetAt(0));
        for (int at = 0; at < good.Length; at++)
        {
            byte[] changed = DeviceImage.MakeAssembly();
            changed[at] ^= 1;
            Assert.AreNotEqual((int)BodyStatus.Ok, (int)ReadAssemblies(changed, changed.Length, out _), at.ToString());

            // Version, name, entry and padding may have any value.
            bool isFree = (at >= 28 && at < 38) || (at >= 8 && at < 12) || at >= 123;
            BodyStatus sealedAgain = ReadAssemblies(DeviceImage.Seal(changed), changed.Length, out _);
            Assert.AreEqual(isFree, sealedAgain == BodyStatus.Ok, at.ToString());
        }
    }

    [TestMethod]
    public void Assemblies_TooManyOrCutOff_AreRefused()
    {
        byte[] one = DeviceImage.MakeAssembly();
        byte[] many = new byte[one.Length * (AssemblyList.Capacity + 1)];
        for (int i = 0; i <= AssemblyList.Capacity; i++)
        {
            Array.Copy(one, 0, many, i * one.Length, one.Length);
        }

        Assert.AreEqual((int)BodyStatus.TooManyAssemblies, (int)ReadAssemblies(many, many.Length, out _));
        Assert.AreEqual((int)BodyStatus.Ok, (int)ReadAssemblies(many, one.Length * 3, out AssemblyList? three));
        Assert.AreEqual(3, three!.Count);
        Assert.AreEqual((int)BodyStatus.TruncatedAssembly, (int)ReadAssemblies(many, one.Length + 5, out _));
    }

    [TestMethod]
    public void Flags_EachOfThem_IsRefused()
    {
        Assert.AreEqual((int)VerifyStatus.Ok, (int)ImageFlags.Check(0));
        for (int i = 0; i < 32; i++)
        {
            Assert.AreNotEqual((int)VerifyStatus.Ok, (int)ImageFlags.Check(1u << i), i.ToString());
        }
    }

    [TestMethod]
    public void RevokedKeys_AreRememberedUpToTheirRoom()
    {
        RevokedKeys keys = RevokedKeys.None;
        for (int i = 0; i < RevokedKeys.Capacity; i++)
        {
            byte[] hash = HashOf(i);
            Assert.IsFalse(keys.Contains(hash));
            keys = keys.With(hash)!;
            Assert.IsTrue(keys.Contains(hash));
            Assert.AreSame(keys, keys.With(hash)!);
        }

        Assert.IsNull(keys.With(HashOf(99)));
        Assert.IsTrue(keys.IsSame(RevokedKeys.TryRead(keys.ToArray(), keys.Count)!));
        Assert.IsFalse(keys.IsSame(RevokedKeys.None));
        Assert.IsNull(RevokedKeys.TryRead(keys.ToArray(), 2));
        Assert.IsNull(RevokedKeys.TryRead(new byte[3], 0));
        Assert.AreEqual(0, RevokedKeys.TryRead(new byte[64], 0)!.Count);
    }

    [TestMethod]
    public void TlvTypes_AreOfOneAreaEach()
    {
        for (int type = 0; type < 0x200; type++)
        {
            ushort value = (ushort)type;
            Assert.IsFalse(TlvType.IsProtected(value) && TlvType.IsUnprotected(value), type.ToString());
            Assert.IsTrue(!TlvType.IsSignature(value) || TlvType.IsRepeatable(value), type.ToString());
            Assert.IsTrue(!TlvType.IsCompression(value) || TlvType.IsProtected(value), type.ToString());
            TlvType.IsLength(value, 32);
        }

        Assert.IsFalse(TlvType.IsLength(TlvType.Ecdsa, 0));
        Assert.IsTrue(TlvType.IsLength(TlvType.RevokedKeys, 64));
        Assert.IsFalse(TlvType.IsLength(TlvType.RevokedKeys, 65));
    }

    [TestMethod]
    public void TrailingBytes_WithATrailer_AreThoseOfTheFormat()
    {
        byte[] magic =
        {
            0x77, 0xC2, 0x95, 0xF3, 0x60, 0xD2, 0xEF, 0x7F, 0x35, 0x52, 0x50, 0x0F, 0x2C, 0xB6, 0x79, 0x80,
        };
        byte[] trailer = new byte[64];
        for (int i = 0; i < 48; i++)
        {
            trailer[i] = 0xFF;
        }

        Array.Copy(magic, 0, trailer, 48, 16);
        Assert.IsTrue(TrailingBytes.Check(trailer, 0));
        trailer[40] = 1;
        Assert.IsTrue(TrailingBytes.Check(trailer, 0));
        trailer[40] = 2;
        Assert.IsFalse(TrailingBytes.Check(trailer, 0));
        Assert.IsFalse(TrailingBytes.Check(trailer, 45));
        trailer[0] = 5;
        Assert.IsFalse(TrailingBytes.Check(trailer, 0));
        Assert.IsTrue(TrailingBytes.Check(trailer, 64));
    }

    private static BodyStatus ReadAssemblies(byte[] bytes, int length, out AssemblyList? list)
    {
        byte[] body = new byte[length];
        Array.Copy(bytes, 0, body, 0, length);
        return AssemblyList.TryRead(body, false, out list);
    }

    private static byte[] HashOf(int number)
    {
        byte[] hash = new byte[TrustedKey.HashSize];
        hash[0] = (byte)(number + 1);
        return hash;
    }

    private static VerifyStatus Load(byte[] image, out LoadedImage? loaded)
    {
        return ImageLoader.TryLoad(
            true, new ArrayImageSource(image), ImagePolicy.WithCounter(s_keys, 8192, 7), out loaded, out _);
    }
}

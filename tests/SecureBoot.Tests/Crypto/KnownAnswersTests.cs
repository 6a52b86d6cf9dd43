using System;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Security.Cryptography;
using System.Text;
using SecureBoot.Crypto;
using Xunit;

namespace SecureBoot.Tests.Crypto;

/// <summary>The self test passes, and fails in a copy of the library with one changed number in its
/// constants.</summary>
public sealed class KnownAnswersTests : IDisposable
{
    private readonly AssemblyLoadContext _context = new("damaged", isCollectible: true);
    private readonly Assembly _copy;

    public KnownAnswersTests()
    {
        _copy = _context.LoadFromAssemblyPath(typeof(KnownAnswers).Assembly.Location);
    }

    [Fact]
    public void Run_ThisBuild_Passes()
    {
        Assert.True(KnownAnswers.Run());
        Assert.True(RunCopy());
    }

    [Fact]
    public void Run_EntryOfTheGeneratorsTableChanged_Fails()
    {
        int[] entries = Constant<int[]>("GeneratorTable", "s_entries");
        for (int i = 0; i < entries.Length; i += Limbs.Count)
        {
            AssertFails(i, () => entries[i] ^= 1);
        }
    }

    [Fact]
    public void Run_ConstantOfSha256Changed_Fails()
    {
        ulong[][] constants = Constant<ulong[][]>("Sha256Block", "s_constants");
        for (int i = 0; i < 64; i++)
        {
            AssertFails(i, () => constants[i / 16][i % 16] ^= 0x10000);
        }
    }

    [Theory]
    [InlineData("FieldElement", "s_modulus", Limbs.Count)]
    [InlineData("FieldElement", "s_montgomerySquare", Limbs.Count)]
    [InlineData("Scalar", "s_order", Limbs.Count)]
    [InlineData("Scalar", "s_montgomerySquare", Limbs.Count)]
    public void Run_LimbOfAConstantChanged_Fails(string type, string field, int count)
    {
        long[] constant = Constant<long[]>(type, field);
        Assert.Equal(count, constant.Length);
        for (int i = 0; i < count; i++)
        {
            AssertFails(i, () => constant[i] ^= 2);
        }
    }

    [Theory]
    [InlineData(Sha256KnownAnswers.OneBlock)]
    [InlineData(Sha256KnownAnswers.Padded)]
    [InlineData(Sha256KnownAnswers.TwoBlocks)]
    public void HasDigest_ByteOfTheDigestChanged_IsFalse(string message)
    {
        byte[] digest = SHA256.HashData(Encoding.ASCII.GetBytes(message));
        Assert.True(Sha256KnownAnswers.HasDigest(message, digest));
        for (int i = 0; i < digest.Length; i++)
        {
            digest[i] ^= 0x40;
            Assert.False(Sha256KnownAnswers.HasDigest(message, digest), "change at " + i);
            digest[i] ^= 0x40;
        }
    }

    [Fact]
    public void Run_ByteOfTheSignaturesVectorsChanged_Fails()
    {
        for (int vector = 0; vector < 3; vector++)
        {
            int length = EcdsaVectors()[vector].Length;
            for (int i = 0; i < length; i++)
            {
                byte[][] vectors = EcdsaVectors();
                vectors[vector][i] ^= 0x40;
                Assert.False(
                    EcdsaKnownAnswers.Run(vectors[0], vectors[1], vectors[2]), $"change at {i} of vector {vector}");
            }
        }
    }

    [Fact]
    public void RunWith_HmacThatIsRight_Passes()
    {
        Assert.True(HmacKnownAnswer.Run(new AnsweringHmac(HMACSHA256.HashData)));
        Assert.True(KnownAnswers.RunWith(new AnsweringHmac(HMACSHA256.HashData)));
    }

    [Fact]
    public void RunWith_BitOfTheHmacChanged_Fails()
    {
        for (int bit = 0; bit < 256; bit++)
        {
            AssertFails((key, data) =>
            {
                byte[] hash = HMACSHA256.HashData(key, data);
                hash[bit / 8] ^= (byte)(1 << (bit % 8));
                return hash;
            });
        }
    }

    [Fact]
    public void RunWith_NoHmacOrOneOfAnotherSize_Fails()
    {
        AssertFails((_, _) => null);
        AssertFails((_, _) => []);
        AssertFails((key, data) => HMACSHA256.HashData(key, data)[..31]);
        AssertFails((key, data) => [.. HMACSHA256.HashData(key, data), 0]);
        AssertFails((key, data) => HMACSHA256.HashData(data, key));
        Assert.False(KnownAnswers.RunWith(new AnsweringHmac((_, _) => throw new InvalidOperationException())));
    }

    public void Dispose()
    {
        _context.Unload();
    }

    private static void AssertFails(Func<byte[], byte[], byte[]?> compute)
    {
        Assert.False(HmacKnownAnswer.Run(new AnsweringHmac(compute)));
        Assert.False(KnownAnswers.RunWith(new AnsweringHmac(compute)));
    }

    private static byte[][] EcdsaVectors()
    {
        return [EcdsaKnownAnswers.GetPoint(), EcdsaKnownAnswers.GetDigest(), EcdsaKnownAnswers.GetSignature()];
    }

    // A second call of the change restores the original.
    private void AssertFails(int at, Action change)
    {
        change();
        Assert.False(RunCopy(), "change at " + at);
        change();
    }

    private bool RunCopy()
    {
        return (bool)Type(nameof(KnownAnswers)).GetMethod(nameof(KnownAnswers.Run))!.Invoke(null, null)!;
    }

    private T Constant<T>(string type, string field)
    {
        return (T)Type(type).GetField(field, BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null)!;
    }

    private Type Type(string name)
    {
        return _copy.GetTypes().Single(type => type.FullName == "SecureBoot.Crypto." + name);
    }

    private sealed class AnsweringHmac(Func<byte[], byte[], byte[]?> compute) : HmacSha256
    {
        public override byte[]? Compute(byte[] key, byte[] data) => compute(key, data);
    }
}

using System;
using SecureBoot.PeFormat.Checks;
using Xunit;

namespace SecureBoot.PeFormat.Tests;

/// <summary>Damaged assemblies are refused with a reason or read, with no other effect.</summary>
public sealed class PeDamageTests
{
    [Theory]
    [InlineData("TryCatch")]
    [InlineData("Resources")]
    [InlineData("NestedTypes")]
    [InlineData("AttributesArgs")]
    public void Each_byte_changed_is_refused_or_read(string name)
    {
        byte[] good = PeVectors.Program(name);
        int refused = 0;
        for (int at = 0; at < good.Length; at++)
        {
            foreach (byte value in new byte[] { 0, 1, 0x7F, 0x80, 0xFF, (byte)(good[at] + 1), (byte)(good[at] ^ 0x80) })
            {
                byte[] bad = [.. good];
                bad[at] = value;
                PeVectors.FixCrcs(bad);
                refused += IsRefused(bad) ? 1 : 0;
            }
        }

        Assert.InRange(refused, good.Length, good.Length * 7);
    }

    [Theory]
    [InlineData("TryCatch")]
    [InlineData("Resources")]
    public void Each_prefix_is_refused(string name)
    {
        byte[] good = PeVectors.Program(name);
        for (int length = 0; length < good.Length; length++)
        {
            byte[] bad = good[..length];
            if (length >= PeHeader.Size)
            {
                PeVectors.FixCrcs(bad);
            }

            Assert.True(IsRefused(bad), $"{length} bytes of {good.Length} are read");
        }
    }

    [Fact]
    public void A_changed_byte_is_refused_by_its_crc()
    {
        byte[] bad = PeVectors.Program("HelloExe");
        bad[^1] ^= 1;

        PeException refused = Assert.Throws<PeException>(() => CheckedPe.Read(bad));

        Assert.Contains("CRC of the assembly", refused.Message, StringComparison.Ordinal);
    }

    // A reader of a file also decodes its bodies, which must not fail in another way either.
    private static bool IsRefused(byte[] bytes)
    {
        try
        {
            PeFile file = CheckedPe.Read(bytes, checkBodies: false);
            for (int i = 0; i < file.TypeDefs.Length; i++)
            {
                file.FullName(i);
            }

            for (int i = 0; i < file.MethodDefs.Length; i++)
            {
                PeMethodSignature.Read(file, file.MethodDefs[i].Signature);
                if (file.MethodDefs[i].Rva != PeFile.None)
                {
                    CheckedPe.ReadBody(file, i);
                }
            }

            return false;
        }
        catch (PeException e)
        {
            return e.Message.Length > 0;
        }
    }
}

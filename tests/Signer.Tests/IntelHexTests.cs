using System;
using System.Linq;
using System.Text;
using SecureBoot.Signer.Images;
using Xunit;

namespace SecureBoot.Signer.Tests;

public static class IntelHexTests
{
    [Theory]
    [InlineData(0u, 1)]
    [InlineData(0xFFF8u, 40)]
    [InlineData(0x0800FFFFu, 70_000)]
    public static void Read_WhatWasWritten_IsTheSame(uint address, int size)
    {
        byte[] bytes = [.. Enumerable.Range(0, size).Select(i => unchecked((byte)(i * 7)))];
        IntelHex read = IntelHex.Read("a.hex", IntelHex.Write([(address, bytes)]));
        Assert.Equal(address, read.Address);
        Assert.Equal(bytes, read.Bytes);
    }

    [Fact]
    public static void Read_PiecesOutOfOrder_FillsWithErasedFlash()
    {
        IntelHex read = IntelHex.Read("a.hex", IntelHex.Write([(0x20, [2]), (0x10, [1])]));
        Assert.Equal(0x10u, read.Address);
        Assert.Equal((byte[])[1, .. Enumerable.Repeat((byte)0xFF, 15), 2], read.Bytes);
    }

    [Theory]
    [InlineData(":0100000001FE\n:00000001FF\n", null, "upper case")]
    [InlineData(":0100000001fe\r\n:00000001ff\r\n", null, "lower case, line ends of Windows")]
    [InlineData(":0400000500000000F7\n:020000021000EC\n:0100000001FE\n:00000001FF\n", null, "start and segment")]
    [InlineData(":0100000001FE\n", "no end", "cut")]
    [InlineData(":00000001FF\n", "no data", "empty")]
    [InlineData(":0100000001FF\n:00000001FF\n", "no record", "wrong sum")]
    [InlineData(":0200000001FD\n:00000001FF\n", "no record", "wrong count")]
    [InlineData("0100000001FE\n:00000001FF\n", "no record", "no colon")]
    [InlineData(":0100000001F\n:00000001FF\n", "no record", "half a byte")]
    [InlineData(":01000000-1FE\n:00000001FF\n", "no record", "no digits")]
    [InlineData(":0100000001FE\n:0100000002FD\n:00000001FF\n", "a second time", "an address twice")]
    [InlineData(":020000000102FB\n:0100010002FC\n:00000001FF\n", "twice", "an address in two records")]
    [InlineData(":02FFFF000102FD\n:00000001FF\n", "an unknown type", "past the page")]
    [InlineData(":0100000701F7\n:00000001FF\n", "an unknown type", "type 7")]
    [InlineData(":00000001FF\n:0100000001FE\n", "after the end", "more")]
    [InlineData(
        ":020000040000FA\n:0100000001FE\n:0200000440FFBB\n:0100000001FE\n:00000001FF\n", "expected at most", "1 GiB")]
    public static void Read_Text_IsTakenOrRefused(string text, string? problem, string why)
    {
        Exception? exception = Record.Exception(() => IntelHex.Read("a.hex", Encoding.ASCII.GetBytes(text)));
        Assert.True(problem is null ? exception is null : exception is ImageException
            && exception.Message.Contains(problem, StringComparison.Ordinal), $"{why}: {exception?.Message}");
    }
}

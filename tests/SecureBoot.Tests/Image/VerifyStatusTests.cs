using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SecureBoot.Image;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Tests.Image;

public static class VerifyStatusTests
{
    public static TheoryData<string, string, string> Vectors()
    {
        TheoryData<string, string, string> rows = [];
        foreach (string[] row in VectorTable.Read(Repository.Vectors("image", "statuses.txt"), columns: 3))
        {
            rows.Add(row[0], row[1], row[2]);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public static void TryLoad_ChangedImage_GivesTheStatusOfItsVector(string changes, string expected, string why)
    {
        using StatusCase row = new(changes);

        VerifyStatus actual = row.Run();

        Assert.True(expected == actual.ToString(), $"{why}: expected {expected}, got {actual}");
    }

    [Fact]
    public static void Statuses_EachIsReachedByAVector()
    {
        HashSet<string> reached = [.. VectorTable.Read(Repository.Vectors("image", "statuses.txt"), columns: 3)
            .Select(row => row[1])];

        // The boot library, tested in Boot.Tests, gives these statuses for images that verify.
        string[] others = [nameof(VerifyStatus.BadBody), nameof(VerifyStatus.OldVersion)];
        Assert.Empty(Enum.GetNames<VerifyStatus>().Except(reached).Except(others));
    }

    [Fact]
    public static void Names_AreThoseOfTheMembers()
    {
        foreach (VerifyStatus status in Enum.GetValues<VerifyStatus>())
        {
            Assert.Equal(status.ToString(), VerifyStatusNames.Get(status));
        }

        Assert.Equal("50", VerifyStatusNames.Get((VerifyStatus)50));
        Assert.Equal("-1", VerifyStatusNames.Get((VerifyStatus)(-1)));
    }

    [Fact]
    public static void Specification_ListsEachStatusWithItsNumber()
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "image-format.md"));

        foreach (VerifyStatus status in Enum.GetValues<VerifyStatus>())
        {
            string number = status == VerifyStatus.Ok ? "0x6A5C" : ((int)status).ToString(null, null);
            Assert.Contains($"| {number} | {status} |", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public static void TryLoad_SelfTestFailedAndNoCounterAsked_Fails()
    {
        ImagePolicy policy = ImagePolicy.WithoutCounter(new TrustedKeys([], 1), 4096);
        Assert.Equal(
            VerifyStatus.SelfTestFailed,
            ImageLoader.TryLoad(selfTestPassed: false, new ArrayImageSource([1, 2, 3]), policy, out _, out _));
    }

    [Fact]
    public static void Default_IsNotOk() => Assert.NotEqual(VerifyStatus.Ok, default);
}

using System;
using System.IO;
using SecureBoot.Board.Storage;
using Xunit;

namespace SecureBoot.Board.Tests;

public static class FileStoreTests
{
    private const string Path = @"I:\a.bin";

    [Fact]
    public static void Read_PastTheEnd_GivesWhatIsThere()
    {
        FileStore files = new();
        files.Put(Path, [1, 2, 3]);
        byte[] target = new byte[4];

        Assert.Equal(2, files.Read(Path, 1, target, 0, 4));
        Assert.Equal([2, 3, 0, 0], target);
        Assert.Equal(0, files.Read(Path, 3, target, 0, 4));
        Assert.Equal(0, files.Read(Path, 9, target, 0, 4));
    }

    [Fact]
    public static void Write_PastTheEnd_Grows()
    {
        FileStore files = new();
        files.Create(Path);

        files.Write(Path, 2, [7, 8, 9], 1, 2);

        Assert.Equal([0, 0, 8, 9], files.Get(Path));
        files.SetLength(Path, 3);
        Assert.Equal([0, 0, 8], files.Get(Path));
    }

    [Fact]
    public static void Get_GivesACopy()
    {
        FileStore files = new();
        byte[] content = [1];
        files.Put(Path, content);
        content[0] = 2;
        files.Get(Path)[0] = 3;

        Assert.Equal([1], files.Get(Path));
    }

    [Fact]
    public static void Files_OtherCaseIsAnotherFile()
    {
        FileStore files = new();
        files.Put(Path, [1]);

        Assert.False(files.Exists(@"I:\A.BIN"));
        Assert.True(files.Delete(Path));
        Assert.False(files.Delete(Path));
        Assert.Throws<FileNotFoundException>(() => files.GetLength(Path));
    }

    [Theory]
    [InlineData("a.bin")]
    [InlineData("/etc/passwd")]
    [InlineData(@"I:\")]
    [InlineData(@"I:\a/b")]
    [InlineData(@"i:\a.bin")]
    [InlineData("")]
    public static void Files_PathOfAnotherForm_IsRefused(string path)
    {
        Assert.Throws<ArgumentException>(() => new FileStore().Put(path, []));
    }

    [Fact]
    public static void Reading_CanChangeTheBytesThatAreRead()
    {
        FileStore files = new();
        files.Put(Path, [1]);
        files.Reading += (path, _, _) => files.Put(path, [2]);
        byte[] target = new byte[1];

        files.Read(Path, 0, target, 0, 1);

        Assert.Equal(2, target[0]);
    }
}

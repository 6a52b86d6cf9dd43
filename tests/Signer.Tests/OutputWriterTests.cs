using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SecureBoot.Signer.Files;
using Xunit;

namespace SecureBoot.Signer.Tests;

public sealed class OutputWriterTests : IDisposable
{
    private static readonly byte[] s_content = [1, 2, 3];
    private static readonly string[] s_names = ["a", "b", "c"];

    private readonly TempFolder _folder = new();
    private readonly OutputWriter _writer = new(() => Stream.Null);

    public void Dispose()
    {
        _folder.Dispose();
    }

    [Fact]
    public void Write_Check_SeesTheBytesBeforeTheFileHasItsName()
    {
        string path = _folder.File("out");
        bool wasThere = true;
        byte[]? seen = null;
        _writer.Write(
            [new OutputFile(path, s_content)],
            replace: false,
            () =>
                (seen, wasThere) = (
                    File.ReadAllBytes(_folder.File(Assert.Single(_folder.Names()))), File.Exists(path)));

        Assert.Equal(s_content, seen);
        Assert.False(wasThere);
        Assert.Equal(s_content, File.ReadAllBytes(path));
        Assert.Equal(["out"], _folder.Names());
    }

    [Fact]
    public void Write_CheckThrows_NothingIsLeft()
    {
        Assert.Throws<InvalidOperationException>(() =>
            _writer.Write(
                [new OutputFile(_folder.File("out"), s_content)],
                replace: false,
                () => throw new InvalidOperationException()));
        Assert.Empty(_folder.Names());
    }

    [Fact]
    public void Write_CheckThrowsOverAFile_TheOldOneStays()
    {
        string path = _folder.Write("out", [9]);
        Assert.Throws<InvalidOperationException>(() =>
            _writer.Write(
                [new OutputFile(path, s_content)], replace: true, () => throw new InvalidOperationException()));
        Assert.Equal([9], File.ReadAllBytes(path));
        Assert.Equal(["out"], _folder.Names());
    }

    [Fact]
    public void Write_FileAppearsMeanwhile_IsKept()
    {
        string path = _folder.File("out");
        FileException exception = Assert.Throws<FileException>(() =>
            _writer.Write([new OutputFile(path, s_content)], replace: false, () => File.WriteAllBytes(path, [9])));
        Assert.Equal(FileProblem.Exists, exception.Problem);
        Assert.Equal([9], File.ReadAllBytes(path));
        Assert.Equal(["out"], _folder.Names());
    }

    [Fact]
    public void Write_StoppedBeforeTheRename_NothingIsLeft()
    {
        FileException exception = Assert.Throws<FileException>(() =>
            _writer.Write([new OutputFile(_folder.File("out"), s_content)], replace: false, () => _writer.Stop()));
        Assert.Equal(FileProblem.Interrupted, exception.Problem);
        Assert.Empty(_folder.Names());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Write_FilesThatBelongTogether_AllOrNone(int failing)
    {
        OutputFile[] files = [.. s_names.Select(name => new OutputFile(_folder.Write(name, [9]), s_content))];
        int seen = 0;
        Assert.Throws<InvalidOperationException>(
            () => _writer.Write(files, replace: true, () => Fail(seen++ == failing)));
        Assert.All(files, file => Assert.Equal([9], File.ReadAllBytes(file.Path)));

        seen = 0;
        Assert.Throws<FileException>(() => _writer.Write(files, replace: true, () => StopAt(seen++ == failing)));
        Assert.All(files, file => Assert.Equal([9], File.ReadAllBytes(file.Path)));

        new OutputWriter(() => Stream.Null).Write(files, replace: true);
        Assert.All(files, file => Assert.Equal(s_content, File.ReadAllBytes(file.Path)));
        Assert.Equal(s_names, _folder.Names());
    }

    [Fact]
    public void Write_OneOfSeveralAppearsMeanwhile_NoneIsWritten()
    {
        OutputFile[] files = [new(_folder.File("a"), s_content), new(_folder.File("b"), s_content)];
        FileException exception = Assert.Throws<FileException>(
            () => _writer.Write(files, replace: false, () => File.WriteAllBytes(files[1].Path, [9])));
        Assert.Equal(FileProblem.Exists, exception.Problem);
        Assert.Equal(["b"], _folder.Names());
        Assert.Equal([9], File.ReadAllBytes(files[1].Path));
    }

    // ReadBack compares pieces of 65 536 bytes.
    [Theory]
    [InlineData(1, 0)]
    [InlineData(65_535, 65_534)]
    [InlineData(65_537, 65_535)]
    [InlineData(65_537, 65_536)]
    [InlineData(200_000, 0)]
    [InlineData(200_000, 199_999)]
    public void ReadBack_OneOtherByte_IsSeen(int size, int position)
    {
        string path = _folder.File("out");
        byte[] written = new byte[size];
        File.WriteAllBytes(path, written);
        OutputWriter.ReadBack(path, written);

        written[position] = 1;
        AssertOtherBytes(path, written);
    }

    [Theory]
    [InlineData(65_536, 65_535)]
    [InlineData(65_536, 65_537)]
    [InlineData(131_072, 65_536)]
    [InlineData(65_536, 131_072)]
    [InlineData(10, 0)]
    public void ReadBack_OtherSize_IsSeen(int size, int found)
    {
        string path = _folder.File("out");
        File.WriteAllBytes(path, new byte[found]);
        AssertOtherBytes(path, new byte[size]);
    }

    [Fact]
    public void WriteSecret_StoppedBeforeItsEnd_NothingIsLeft()
    {
        FileException exception = Assert.Throws<FileException>(
            () => _writer.WriteSecret(_folder.File("out"), s_content, () => _writer.Stop()));
        Assert.Equal(FileProblem.Interrupted, exception.Problem);
        Assert.Empty(_folder.Names());
    }

    [Fact]
    public void Write_AfterStop_StartsNothing()
    {
        _writer.Stop();
        Assert.True(_writer.IsStopped);
        Assert.Throws<FileException>(
            () => _writer.Write([new OutputFile(_folder.File("out"), s_content)], replace: false, () => { }));
        Assert.Throws<FileException>(() => _writer.WriteSecret(_folder.File("out"), s_content, () => { }));
        Assert.Empty(_folder.Names());
    }

    [Fact]
    public void WriteSecret_CheckThrows_NothingIsLeft()
    {
        Assert.Throws<InvalidOperationException>(
            () => _writer.WriteSecret(_folder.File("out"), s_content, () => throw new InvalidOperationException()));
        Assert.Empty(_folder.Names());
    }

    [Fact]
    public void WriteSecret_DuringTheWrite_IsPrivateAlready()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs POSIX modes: run the tests on Linux or macOS");
        UnixFileMode mode = UnixFileMode.None;
        _writer.WriteSecret(
            _folder.File("out"),
            s_content,
            () => mode = OperatingSystem.IsWindows() ? mode : File.GetUnixFileMode(_folder.File("out")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, mode);
    }

    [Fact]
    public async Task WriteSecret_ManyAtOnceForOneName_ExactlyOneWins()
    {
        string path = _folder.File("out");
        Task<bool>[] writers = new Task<bool>[8];
        for (int i = 0; i < writers.Length; i++)
        {
            byte[] content = [(byte)i];
            OutputWriter writer = new(() => Stream.Null);
            writers[i] = Task.Run(
                () => Record.Exception(() => writer.WriteSecret(path, content, () => { })) is null);
        }

        bool[] won = await Task.WhenAll(writers);
        int winner = Array.IndexOf(won, true);
        Assert.Single(won, result => result);
        Assert.Equal([(byte)winner], File.ReadAllBytes(path));
    }

    private static void Fail(bool isTime)
    {
        if (isTime)
        {
            throw new InvalidOperationException();
        }
    }

    private void StopAt(bool isTime)
    {
        if (isTime)
        {
            _writer.Stop();
        }
    }

    private static void AssertOtherBytes(string path, byte[] written)
    {
        FileException exception = Assert.Throws<FileException>(() => OutputWriter.ReadBack(path, written));
        Assert.Equal(FileProblem.Failed, exception.Problem);
        Assert.Contains(
            "the disk gave back other bytes than were written", exception.Message, StringComparison.Ordinal);
    }
}

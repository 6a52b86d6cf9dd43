using System.Linq;
using Xunit;

namespace SecureBoot.Emulator.Tests.Libraries;

/// <summary>System.IO.FileSystem with the board's files.</summary>
public sealed class FileSystemTests
{
    private readonly LibraryProgram _program = new("""
        public static void WriteAll(string path, byte[] bytes) { File.WriteAllBytes(path, bytes); }
        public static byte[] ReadAll(string path) { return File.ReadAllBytes(path); }
        public static void WriteText(string path, string text) { File.WriteAllText(path, text); }
        public static string ReadText(string path) { return File.ReadAllText(path); }
        public static bool Exists(string path) { return File.Exists(path); }
        public static void Delete(string path) { File.Delete(path); }
        public static void Move(string from, string to) { File.Move(from, to); }
        public static void CreateFolder(string path) { Directory.CreateDirectory(path); }
        public static string Files(string path)
        {
            string all = "";
            foreach (string s in Directory.GetFiles(path)) { all += s + ";"; }
            return all;
        }
        public static string Folders(string path)
        {
            string all = "";
            foreach (string s in Directory.GetDirectories(path)) { all += s + ";"; }
            return all;
        }
        public static string Try(string path)
        {
            try
            {
                new FileStream(path, FileMode.Open).Close();
                return "open";
            }
            catch (Exception e)
            {
                return e.GetType().Name;
            }
        }
        public static byte[] Patch(string path)
        {
            using (FileStream s = new FileStream(path, FileMode.Open, FileAccess.ReadWrite))
            {
                s.Seek(2, SeekOrigin.Begin); s.Write(new byte[] { 7, 8 }, 0, 2); s.Seek(0, SeekOrigin.End);
                s.WriteByte(9); s.Flush();
                s.Position = 1; byte[] b = new byte[10]; int n = s.Read(b, 0, 10); byte[] r = new byte[n + 1];
                Array.Copy(b, r, n); r[n] = (byte)s.Length; return r;
            }
        }
        """);

    [Fact]
    public void Bytes_AreTheSame_InsideAndOutside()
    {
        byte[] bytes = [.. Enumerable.Range(0, 1000).Select(i => (byte)i)];
        _program.Call("WriteAll", @"I:\a.bin", bytes);
        Assert.Equal(bytes, _program.Board.Files.Get(@"I:\a.bin"));
        _program.Board.Files.Put(@"I:\b.bin", [3, 1]);
        Assert.Equal(new byte[] { 3, 1 }, _program.Call("ReadAll", @"I:\b.bin"));
    }

    [Fact]
    public void Stream_SeeksWritesAndReads()
    {
        _program.Board.Files.Put(@"I:\a", [1, 2, 3, 4, 5]);
        Assert.Equal(new byte[] { 2, 7, 8, 5, 9, 6 }, _program.Call("Patch", @"I:\a"));
        Assert.Equal([1, 2, 7, 8, 5, 9], _program.Board.Files.Get(@"I:\a"));
    }

    [Fact]
    public void Text_IsUtf8()
    {
        _program.Call("WriteText", @"I:\t.txt", "grüße");
        Assert.Equal("grüße"u8.ToArray(), _program.Board.Files.Get(@"I:\t.txt"));
        Assert.Equal("grüße", _program.Call("ReadText", @"I:\t.txt"));
    }

    [Fact]
    public void Files_MoveAndGo()
    {
        _program.Board.Files.Put(@"I:\a", [1]);
        _program.Call("CreateFolder", @"I:\d");
        _program.Call("Move", @"I:\a", @"I:\d\b");
        Assert.Equal(false, _program.Call("Exists", @"I:\a"));
        Assert.Equal(@"I:\d\b;", _program.Call("Files", @"I:\d"));
        Assert.Equal(@"I:\d;", _program.Call("Folders", @"I:\"));
        _program.Call("Delete", @"I:\d\b");
        Assert.Equal("", _program.Call("Files", @"I:\d"));
    }

    [Fact]
    public void Open_OfWhatIsNotThere_Throws()
    {
        Assert.Equal("IOException", _program.Call("Try", @"I:\nothing"));
    }
}

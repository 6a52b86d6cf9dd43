using System;
using System.IO;
using System.Text;
using SecureBoot.Board;
using SecureBoot.Board.Storage;
using SecureBoot.Boot;
using SecureBoot.Emulator;
using SecureBoot.Emulator.Execution;
using SecureBoot.Image;
using SecureBoot.Signer.Keys;
using Xunit;

namespace SecureBoot.BootStage.Tests;

/// <summary>The drill for a lost key (docs/signing.md, section 7): the command signs the images, and the boot stage's
/// own program boots them on the board.</summary>
public sealed class LostKeyDrillTests : IDisposable
{
    private const int MaxSize = 64 * 1024;

    private readonly string _folder = Directory.CreateTempSubdirectory("secureboot-test-").FullName;
    private readonly VirtualBoard _board = new();
    private readonly DriveStorage _drive;
    private readonly PublicKey _lost;
    private readonly PublicKey _spare;

    public LostKeyDrillTests()
    {
        _drive = new DriveStorage(_board.Files);
        Run("keygen", "--out", PathOf("lost.pem"));
        Run("keygen", "--out", PathOf("spare.pem"));
        _lost = KeyFile.LoadPublic(PathOf("lost.pem"), []);
        _spare = KeyFile.LoadPublic(PathOf("spare.pem"), []);
        _board.Files.Put(FileStore.Root + Slot.FileOf(Slot.A), Sign("1.0.0", "1", "lost.pem"));
        AssertConfirms("version 1 in slot A");
    }

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Drill_LostKey_CountsNoMoreOnceItsRevocationIsConfirmed()
    {
        Assert.Equal(
            UpdateSessionResult.Success,
            Stage(Slot.A, Sign("2.0.0", "2", "spare.pem", "--revoke", _lost.KeyHash.ToString()), out _));
        AssertConfirms("version 2 in slot B");

        Assert.Equal(
            UpdateSessionResult.BadSignature, Stage(Slot.B, Sign("9.0.0", "9", "lost.pem"), out VerifyStatus verify));
        Assert.Equal(VerifyStatus.RevokedKey, verify);
        Assert.Contains("app: Boot of version 2 in slot B", PowerOn(), StringComparison.Ordinal);

        Assert.Equal(UpdateSessionResult.Success, Stage(Slot.B, Sign("3.0.0", "3", "spare.pem"), out _));
        AssertConfirms("version 3 in slot A");
        Assert.Equal(UpdateSessionResult.BadSignature, Stage(Slot.A, Sign("9.0.0", "9", "lost.pem"), out _));
    }

    [Fact]
    public void Drill_ThiefPutsAnImageIntoTheSlotByHand_IsRefused()
    {
        Stage(Slot.A, Sign("2.0.0", "2", "spare.pem", "--revoke", _lost.KeyHash.ToString()), out _);
        AssertConfirms("version 2 in slot B");

        _board.Files.Put(FileStore.Root + Slot.FileOf(Slot.A), Sign("9.0.0", "9", "lost.pem"));
        SetState(Slot.A, SlotState.Pending);
        Assert.Contains("boot: refused: RevokedKey\r\nboot: Refuse: JudgedAgain", PowerOn(), StringComparison.Ordinal);
        Assert.Contains("app: Boot of version 2 in slot B", PowerOn(), StringComparison.Ordinal);

        // A confirmed image of the lost key is no fallback either.
        SetState(Slot.A, SlotState.Confirmed);
        _board.Files.Put(FileStore.Root + Slot.FileOf(Slot.B), [1, 2, 3]);
        string console = PowerOn();
        Assert.Contains("boot: refused: RevokedKey", console, StringComparison.Ordinal);
        Assert.DoesNotContain("app:", console, StringComparison.Ordinal);
    }

    [Fact]
    public void Drill_RevokingImageThatFailsItsTrial_RevokesNothing()
    {
        Stage(Slot.A, Sign("2.0.0", "2", "spare.pem", "--revoke", _lost.KeyHash.ToString()), out _);
        SetState(Slot.B, SlotState.Trial);

        Assert.Contains("app: Revert of version 1 in slot A", PowerOn(), StringComparison.Ordinal);
        Assert.Equal(UpdateSessionResult.Success, Stage(Slot.A, Sign("1.1.0", "1", "lost.pem"), out _));
    }

    [Fact]
    public void Drill_BootStageWithoutTheLostKey_RefusesItsImages()
    {
        Assert.Contains("boot: refused: UnknownKey", PowerOn(_spare), StringComparison.Ordinal);
        Stage(Slot.A, Sign("2.0.0", "2", "spare.pem"), out _);
        Assert.Contains("app: Trial of version 2 in slot B", PowerOn(_spare), StringComparison.Ordinal);
    }

    private string PathOf(string name)
    {
        return Path.Combine(_folder, name);
    }

    private byte[] Sign(string version, string counter, string key, params string[] options)
    {
        string image = PathOf("app.img");
        string application = PathOf("TrialApp.pe");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "firmware", "TrialApp.pe"), application, overwrite: true);
        Run([
            "sign", "--key", PathOf(key), "--version", version, "--security-counter", counter, .. options, "--force",
            "--out", image, application,
        ]);
        return File.ReadAllBytes(image);
    }

    private static void Run(params string[] arguments)
    {
        using MemoryStream output = new();
        using StringWriter talk = new();
        int exitCode = Cli.Program.Run(arguments, output, talk);
        Assert.True(exitCode == 0, talk.ToString());
    }

    // The running application's work with an image that came over the air.
    private UpdateSessionResult Stage(int running, byte[] image, out VerifyStatus verify)
    {
        Journal journal = new(_drive);
        journal.Load();
        TrustedKeys keys = new([_lost.ToTrustedKey(), _spare.ToTrustedKey()], 1);
        Updater updater = new(
            _drive, journal, new SecurityCounter(new NoHardwareCounter(), 0), keys, new BootSettings(MaxSize), running);
        Assert.Equal(UpdateSessionResult.Success, updater.Start(image.Length, out UpdateSession? session));
        for (int offset = 0; offset < image.Length; offset += Updater.MaxChunk)
        {
            session!.Store(offset, image, offset, Math.Min(Updater.MaxChunk, image.Length - offset));
        }

        UpdateSessionResult result = session!.Complete();
        verify = updater.LastVerify;
        return result;
    }

    private void SetState(int slot, SlotState state)
    {
        Journal journal = new(_drive);
        journal.Load();
        JournalState next = journal.State.Copy();
        next.SetState(slot, state);
        Assert.True(journal.Write(next));
    }

    private void AssertConfirms(string what)
    {
        string console = PowerOn();
        Assert.Contains("app: Trial of " + what, console, StringComparison.Ordinal);
        Assert.Contains("app: confirm 0", console, StringComparison.Ordinal);
    }

    private string PowerOn(params PublicKey[] keys)
    {
        StringBuilder console = new();
        Machine machine = new(new MachineOptions
        {
            Board = _board,
            Limits = new Limits { Milliseconds = 60_000 },
            Output = text => console.Append(text),
        });
        machine.Load(Path.Combine(AppContext.BaseDirectory, "firmware", "BootStage.pe"));
        PublicKey[] trusted = keys.Length == 0 ? [_lost, _spare] : keys;
        byte[][] points = Array.ConvertAll(trusted, key => key.GetPoint());
        machine.Call("SecureBoot.BootStage.Program", "Start", [points, new int[points.Length][], 1, 0u], out _);
        TestContext.Current.TestOutputHelper?.WriteLine(console.ToString());
        return console.ToString();
    }
}

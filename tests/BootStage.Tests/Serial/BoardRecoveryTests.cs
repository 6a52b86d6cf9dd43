using System;
using SecureBoot.Board;
using SecureBoot.Boot;
using SecureBoot.Crypto;
using SecureBoot.Signer.Keys;
using SecureBoot.Update.Serial;
using Xunit;

namespace SecureBoot.BootStage.Tests.Serial;

/// <summary>The boot stage's own recovery on the emulator: its serial port, its LED, its pin.</summary>
public class BoardRecoveryTests
{
    private const string Port = "COM2";
    private const int Led = 2;
    private const int Pin = EmulatedDevice.RecoveryPin;
    private const int HeapBytes = 100 * 1024;

    [Fact]
    public void EmptyBoard_ImageIsPushed_BootsItOnTrial()
    {
        using PrivateKey key = PrivateKey.Create(KeyType.EcdsaP256);
        VirtualBoard board = new();
        BoardGreeting? greeting = null;
        using EmulatedLine line = new(board, Port, host =>
        {
            host.WaitForOpenPort();
            PushClient client = new(host, host.Time, tries: 3);
            greeting = client.Greet();
            client.Push(EmulatedBoot.MakeImage(key, bytes: 0), greeting, isAnew: false);
            client.Reset();
        });

        EmulatedBoot.PowerOn(board, key, P256Table.UsualEntryCount, HeapBytes, out string console);
        line.Finish();

        Assert.Null(line.Failure);
        Assert.Equal(BootReason.NothingInstalled, greeting!.Reason);
        Assert.Contains("boot: Refuse: NothingInstalled", console, StringComparison.Ordinal);
        Assert.Equal(115200, board.SerialPorts[Port].BaudRate);
        Assert.Equal(0, board.SerialPorts[Port].Lost);
        board.Reset();
        EmulatedBoot.PowerOn(board, key, P256Table.UsualEntryCount, HeapBytes, out console);
        Assert.Contains("app: Trial of version 1 in slot", console, StringComparison.Ordinal);
    }

    [Fact]
    public void EmptyBoard_ImageOfAnotherKeyIsPushed_StaysInRecovery()
    {
        using PrivateKey key = PrivateKey.Create(KeyType.EcdsaP256);
        using PrivateKey other = PrivateKey.Create(KeyType.EcdsaP256);
        VirtualBoard board = new();
        UpdateException? refusal = null;
        using EmulatedLine line = new(board, Port, host =>
        {
            host.WaitForOpenPort();
            PushClient client = new(host, host.Time, tries: 3);
            refusal = Assert.Throws<UpdateException>(
                () => client.Push(EmulatedBoot.MakeImage(other, bytes: 0), client.Greet(), isAnew: false));
            client.Reset();
        });

        EmulatedBoot.PowerOn(board, key, P256Table.UsualEntryCount, HeapBytes, out _);
        line.Finish();

        Assert.Null(line.Failure);
        Assert.True(refusal!.IsRefusal);
        Assert.Contains("BadSignature: no signature", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PinIsHeldAtPowerOn_GoodImageInstalled_BootsNothingUntilItIsPressedAgain()
    {
        using PrivateKey key = PrivateKey.Create(KeyType.EcdsaP256);
        VirtualBoard board = new();
        board.Files.Put(@"I:\slot_a.img", EmulatedBoot.MakeImage(key, bytes: 0));
        board.Pins[Pin].Drive(false);
        board.Clock.Schedule(3_000_000, () => board.Pins[Pin].Drive(true));
        board.Clock.Schedule(9_000_000, () => board.Pins[Pin].Drive(false));
        board.Clock.Schedule(9_500_000, () => board.Pins[Pin].Drive(true));

        EmulatedBoot.PowerOn(board, key, P256Table.UsualEntryCount, HeapBytes, out string console);

        Assert.Contains("boot: recovery pin is held: nothing is booted", console, StringComparison.Ordinal);
        Assert.DoesNotContain("app:", console, StringComparison.Ordinal);
        Assert.InRange(board.Clock.Now, 9_500_000, 9_800_000);

        // RecoveryRequested is 6: each round has six flashes, and each flash changes the LED twice.
        Assert.True(board.Pins[Led].Writes >= 12, $"{board.Pins[Led].Writes} changes of the LED");
        board.Reset();
        EmulatedBoot.PowerOn(board, key, P256Table.UsualEntryCount, HeapBytes, out console);
        Assert.Contains("app: Trial of version 1 in slot A", console, StringComparison.Ordinal);
    }
}

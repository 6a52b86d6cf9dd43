using System;
using System.IO;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using SecureBoot.Board;
using SecureBoot.Boot;
using SecureBoot.Crypto;
using SecureBoot.DeviceSupport;
using SecureBoot.Signer.Keys;
using Xunit;

namespace SecureBoot.BootStage.Tests;

/// <summary>Images that verify but fail to launch: the boot stage recovers from each of them.</summary>
public class LaunchTests
{
    private const int HeapBytes = 100 * 1024;
    private const string SlotA = @"I:\slot_a.img";

    public static TheoryData<string, int, string> Faults => new()
    {
        { "reference", 1, "the runtime refuses it: a library that it needs is not there" },
        { "entry", 2, "no Main without parameters" },
        { "throw", 3, "Main ends with an exception" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Launch_OfABadImageOnTrial_ResetsAndSaysWhy(string fault, int status, string reason)
    {
        using PrivateKey key = PrivateKey.Create(KeyType.EcdsaP256);
        VirtualBoard board = new();
        board.Files.Put(SlotA, EmulatedBoot.MakeImage(key, Break(fault)));

        EmulatedBoot.PowerOn(board, key, P256Table.UsualEntryCount, HeapBytes, out string console);

        Assert.Contains("boot: Trial slot A: Pending", console, StringComparison.Ordinal);
        Assert.True(
            console.Contains($"boot: refused: launch status {status}", StringComparison.Ordinal),
            reason + "\n" + console);
        Assert.Equal(
            fault == "throw",
            console.Contains("boot: application ended by System.", StringComparison.Ordinal)
                && console.Contains("boot: thrown in SecureBoot.TrialApp.", StringComparison.Ordinal));
        Assert.DoesNotContain("app:", console, StringComparison.Ordinal);
        Assert.True(board.IsResetRequested);
    }

    [Theory]
    [InlineData("reference", true)]
    [InlineData("entry", true)]
    [InlineData("throw", false)]
    public void Launch_OfABadImageThatIsConfirmed_GoesToRecoveryUnlessItRan(string fault, bool isRecovery)
    {
        using EmulatedDevice device = new();
        device.Install(EmulatedBoot.MakeImage(EmulatedDevice.Key, Break(fault)), SlotState.Confirmed);

        string console = device.PowerOn();
        Assert.Contains("boot: Boot slot A: Confirmed", console, StringComparison.Ordinal);
        Assert.Contains("boot: refused: launch status", console, StringComparison.Ordinal);
        Assert.InRange(device.Seconds, 0, 60);
        Assert.Equal(BootReason.None, device.Journal.Request);

        // One failure may be a fault of the chip, so the next launch decides.
        Assert.Contains("boot: Boot slot A: Confirmed", device.PowerOn(), StringComparison.Ordinal);
        Assert.InRange(device.Seconds, 0, 60);
        console = device.PowerOn();
        Assert.Equal(isRecovery, console.Contains("boot: Refuse: LaunchFailed", StringComparison.Ordinal));

        // Recovery counts only its pauses, three minutes in all. The work between the pauses adds to the time.
        Assert.InRange(device.Seconds, isRecovery ? 175 : 0, isRecovery ? 200 : 60);
        Assert.Contains("boot: Boot slot A: Confirmed", device.PowerOn(), StringComparison.Ordinal);
    }

    private static byte[] Break(string fault)
    {
        return fault switch
        {
            "reference" => DevicePe.WithUnknownReference(File.ReadAllBytes(EmulatedBoot.TrialApp + ".pe")),
            "entry" => EmulatedBoot.Change(static module => FindMain(module).Name = "Other"),
            _ => EmulatedBoot.Change(Throw),
        };
    }

    private static MethodDefinition FindMain(ModuleDefinition module) => module.Types.SelectMany(type => type.Methods)
        .Single(method => method.Name == "Main");

    private static void Throw(ModuleDefinition module)
    {
        MethodDefinition main = FindMain(module);
        MethodReference toString = new("ToString", module.TypeSystem.String, module.TypeSystem.Object)
        {
            HasThis = true,
        };
        main.Body.Instructions.Insert(0, Instruction.Create(OpCodes.Ldnull));
        main.Body.Instructions.Insert(1, Instruction.Create(OpCodes.Callvirt, toString));
        main.Body.Instructions.Insert(2, Instruction.Create(OpCodes.Pop));
    }
}

using System;
using System.IO;
using System.Linq;
using System.Text;
using SecureBoot.Board;
using SecureBoot.Crypto;
using SecureBoot.Emulator;
using SecureBoot.Emulator.Execution;
using SecureBoot.Signer.Keys;
using Xunit;

namespace SecureBoot.BootStage.Tests;

/// <summary>Tables that do not belong to the boot stage's keys: the boot stage then has no keys and boots
/// nothing.</summary>
public static class KeyTableTests
{
    private const string NoKeys = "boot: refused: MissingTrustedKeys";

    [Theory]
    [InlineData("another key's")]
    [InlineData("of no size")]
    [InlineData("empty")]
    [InlineData("one table for two keys")]
    [InlineData("a table more than keys")]
    public static void Start_WrongTable_RefusesWithoutKeys(string fault)
    {
        using PrivateKey key = PrivateKey.Create(KeyType.EcdsaP256);
        using PrivateKey other = PrivateKey.Create(KeyType.EcdsaP256);
        int[] table = key.Public.ComputeTable(P256Table.UsualEntryCount);
        byte[] point = key.Public.GetPoint();
        byte[] second = other.Public.GetPoint();
        (byte[][] points, int[]?[] tables) = fault switch
        {
            "another key's" => ([point], [other.Public.ComputeTable(P256Table.UsualEntryCount)]),
            "of no size" => ([point], [table[..^1]]),
            "empty" => ([point], [[]]),
            "one table for two keys" => ([point, second], [table]),
            _ => (new[] { point }, new[] { table, null }),
        };

        Assert.Contains(NoKeys, Boot(points, tables), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 0, "none must have signed")]
    [InlineData(1, 2, "more must have signed than there are")]
    [InlineData(2, 1, "the same key twice")]
    public static void Start_KeysThatCannotBe_RefusesWithoutKeys(int count, int threshold, string fault)
    {
        using PrivateKey key = PrivateKey.Create(KeyType.EcdsaP256);
        byte[] point = key.Public.GetPoint();
        string console = Boot([.. Enumerable.Repeat(point, count)], new int[]?[count], threshold);
        Assert.True(console.Contains(NoKeys, StringComparison.Ordinal), fault + "\n" + console);
    }

    [Fact]
    public static void Start_TwoKeysOneWithATable_HasKeys()
    {
        using PrivateKey key = PrivateKey.Create(KeyType.EcdsaP256);
        using PrivateKey other = PrivateKey.Create(KeyType.EcdsaP256);

        string console = Boot([key.Public.GetPoint(), other.Public.GetPoint()], [key.Public.ComputeTable(16), null]);
        Assert.Contains("boot: ", console, StringComparison.Ordinal);
        Assert.DoesNotContain(NoKeys, console, StringComparison.Ordinal);
    }

    // The slots are empty: the boot stage reports the missing image if its keys are valid, else the missing keys.
    private static string Boot(byte[][] points, int[]?[] tables, int threshold = 1)
    {
        StringBuilder text = new();
        Machine? machine = null;
        machine = new Machine(new MachineOptions
        {
            Board = new VirtualBoard(),
            Output = line =>
            {
                text.Append(line);
                machine!.RequestStop();
            },
            Limits = new Limits { Milliseconds = 60_000 },
        });
        machine.Load(Path.Combine(AppContext.BaseDirectory, "firmware", "BootStage.pe"));
        machine.Call("SecureBoot.BootStage.Program", "Start", [points, tables, threshold, 0u], out _);
        return text.ToString();
    }
}

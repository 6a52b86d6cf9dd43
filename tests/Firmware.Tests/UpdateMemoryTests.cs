using nanoFramework.TestFramework;
using SecureBoot.Updates;

namespace NFUnitTest;

/// <summary>The records of docs/updates.md, section 6, with a power cut at each operation.</summary>
[TestClass]
public class UpdateMemoryTests
{
    [TestMethod]
    public void Write_EveryField_IsThereAfterAReset()
    {
        MemoryStorage storage = new MemoryStorage();
        Assert.AreEqual(0, (int)new UpdateMemory(storage).State.Sequence);
        Assert.IsTrue(new UpdateMemory(storage).Write(Make(5)));

        UpdateState state = new UpdateMemory(storage).State;

        Assert.AreEqual(5, (int)state.Sequence);
        Assert.AreEqual(1800000000, (int)state.Issued);
        Assert.AreEqual(4, (int)state.TriedSequence);
        Assert.AreEqual((int)TriedResult.Refused, (int)state.TriedResult);
        Assert.AreEqual(0x00040009, (int)state.TriedReason);
        Assert.AreEqual(1, (int)state.TriedSlot);
        Assert.IsTrue(state.ActionId == 0x0000000200000003ul && state.IsReported);
        Assert.IsTrue(state.TriedVersion == 0x0102000300000004ul);
        Assert.AreEqual(1700000000, (int)state.TargetIssued);
        Assert.AreEqual(8, (int)state.Publishers[7]);
        Assert.AreEqual(9, (int)state.Fingerprint[31]);
        Assert.AreEqual(10, (int)state.TriedDigest[31]);
        Assert.AreEqual(11, (int)state.TargetDigest[31]);
    }

    [TestMethod]
    public void Write_PowerGoesAtEachOperation_LeavesWhatWasOrWhatIs()
    {
        int before = 0;
        int after = 0;
        for (int operations = 0; operations < 10; operations++)
        {
            MemoryStorage storage = new MemoryStorage();
            Assert.IsTrue(new UpdateMemory(storage).Write(Make(5)));
            UpdateMemory memory = new UpdateMemory(storage);
            storage.Left = operations;
            _ = memory.Write(Make(6));
            storage.Left = -1;
            storage.Fails = false;
            UpdateMemory next = new UpdateMemory(storage);
            before += next.State.Sequence == 5 ? 1 : 0;
            after += next.State.Sequence == 6 ? 1 : 0;
            Assert.IsTrue(next.Write(Make(7)));
            Assert.AreEqual(7, (int)new UpdateMemory(storage).State.Sequence);
        }

        Assert.AreEqual(10, before + after);
        Assert.IsTrue(before > 0 && after > 0);
    }

    [TestMethod]
    public void EveryByte_OfEitherRecord_TakesNothingWithIt()
    {
        MemoryStorage storage = new MemoryStorage();
        Assert.IsTrue(new UpdateMemory(storage).Write(Make(6)));
        string[] names = new string[] { UpdateMemory.FirstFile, UpdateMemory.SecondFile };
        for (int file = 0; file < 2; file++)
        {
            byte[] bytes = storage.Bytes(names[file]);
            for (int at = 0; at < bytes.Length; at++)
            {
                bytes[at] ^= 0x10;
                Assert.AreEqual(6, (int)new UpdateMemory(storage).State.Sequence);
                bytes[at] ^= 0x10;
            }
        }
    }

    [TestMethod]
    public void Write_StorageFails_RemembersWhatWas()
    {
        MemoryStorage storage = new MemoryStorage();
        UpdateMemory memory = new UpdateMemory(storage);
        Assert.IsTrue(memory.Write(Make(5)));
        storage.Fails = true;
        Assert.IsFalse(memory.Write(Make(6)));
        Assert.AreEqual(5, (int)memory.State.Sequence);
        Assert.AreEqual(0, (int)new UpdateMemory(storage).State.Sequence);
    }

    private static UpdateState Make(uint sequence)
    {
        return new UpdateState
        {
            Sequence = sequence,
            Issued = 1800000000,
            TriedSequence = 4,
            TriedResult = TriedResult.Refused,
            TriedReason = 0x00040009,
            TriedSlot = 1,
            ActionId = 0x0000000200000003ul,
            IsReported = true,
            TriedVersion = 0x0102000300000004ul,
            TargetIssued = 1700000000,
            Publishers = new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 },
            Fingerprint = Repeat(9),
            TriedDigest = Repeat(10),
            TargetDigest = Repeat(11),
        };
    }

    private static byte[] Repeat(byte value)
    {
        byte[] bytes = new byte[32];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = value;
        }

        return bytes;
    }
}

using SecureBoot.Boot;
using SecureBoot.Boot.Tests;
using SecureBoot.Update.Simulation;

namespace SecureBoot.Update.Tests.BrokenDevices;

/// <summary>Has one journal record and overwrites it with each change.</summary>
internal sealed class SingleRecordDevice(SimulationSetup setup, Scenario scenario) : SimulatedDevice(setup, scenario)
{
    protected override BootStorage CreateStorage()
    {
        Storage.Put("journal1", null);
        return new SingleRecordStorage(base.CreateStorage());
    }

    // Both records are the same file. Reads of the second record change the number to fit.
    private sealed class SingleRecordStorage(BootStorage inner) : WrappedStorage(inner)
    {
        public override int GetLength(string name)
        {
            return name == "journal1" ? Missing : base.GetLength(name);
        }

        public override bool Read(string name, int offset, byte[] target, int at, int count)
        {
            if (!base.Read(name == "journal1" ? "journal0" : name, offset, target, at, count))
            {
                return false;
            }

            if (name == "journal1")
            {
                Renumber(target, 1);
            }

            return true;
        }

        public override bool Write(string name, int offset, byte[] source, int at, int count)
        {
            if (name != "journal1")
            {
                return base.Write(name, offset, source, at, count);
            }

            byte[] record = source[at..(at + count)];
            Renumber(record, 0);
            return base.Write("journal0", offset, record, 0, count);
        }

        public override bool Flush(string name)
        {
            return base.Flush(name == "journal1" ? "journal0" : name);
        }

        private static void Renumber(byte[] record, int index)
        {
            if (JournalRecord.TryRead(
                record, 1 - index, out JournalState? state, out uint sequence) == JournalRecordStatus.Ok)
            {
                JournalRecord.Write(state!, (sequence & ~1u) + (uint)index).CopyTo(record, 0);
            }
        }
    }
}

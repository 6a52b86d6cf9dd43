namespace SecureBoot.SensorPrograms;

/// <summary>A simple alternative for one 16-bit sample: a fixed array under a lock, without checks and
/// allocations.</summary>
public static class BenchLock
{
    private static readonly object s_lock = new();
    private static readonly ushort[] s_ring = new ushort[8];
    private static int s_head;
    private static int s_tail;
    private static int s_count;

    /// <summary>Runs the benchmark.</summary>
    public static void Main()
    {
        Mark mark = new();
        int good = 0;
        mark.Begin();
        for (int i = 0; i < Bench.Samples; i++)
        {
            lock (s_lock)
            {
                if (s_count < 8)
                {
                    s_ring[s_head] = (ushort)i;
                    s_head = (s_head + 1) & 7;
                    s_count++;
                }
            }

            lock (s_lock)
            {
                if (s_count > 0)
                {
                    good += s_ring[s_tail] == i ? 1 : 0;
                    s_tail = (s_tail + 1) & 7;
                    s_count--;
                }
            }
        }

        mark.End();
        Bench.Report(good);
    }
}

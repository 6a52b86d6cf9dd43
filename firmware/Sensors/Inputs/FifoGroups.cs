namespace SecureBoot.Sensors;

/// <summary>The number of bytes to read from a sensor's FIFO: whole groups only, with one sample of each enabled
/// channel.</summary>
public static class FifoGroups
{
    /// <summary>The largest number of bytes that is a whole number of groups, is available, and fits.</summary>
    /// <param name="available">The value of the count register: untrusted, directly from the sensor.</param>
    /// <param name="groupSize">The bytes of one group.</param>
    /// <param name="room">The bytes that the buffer has left.</param>
    /// <param name="bytes">The number of bytes to read; the rest stays in the FIFO.</param>
    /// <returns>False for a negative count or room, or a group of no bytes: no channel is
    /// enabled then.</returns>
    public static bool TryCount(int available, int groupSize, int room, out int bytes)
    {
        bytes = 0;
        if (available < 0 || groupSize < 1 || room < 0)
        {
            return false;
        }

        int limit = available < room ? available : room;
        bytes = limit - (limit % groupSize);
        return true;
    }
}

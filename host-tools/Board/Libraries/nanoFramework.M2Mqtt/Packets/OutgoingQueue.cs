using System.Collections;
using System.Threading;

namespace nanoFramework.M2Mqtt.Packets;

/// <summary>The packets that wait for sending, and the messages that the broker has not answered.</summary>
internal sealed class OutgoingQueue
{
    private readonly Queue _packets = new();
    private readonly ArrayList _unanswered = new();
    private readonly AutoResetEvent _added = new(false);

    internal int Count
    {
        get
        {
            lock (_packets)
            {
                return _packets.Count + _unanswered.Count;
            }
        }
    }

    internal void Add(OutgoingPacket packet)
    {
        lock (_packets)
        {
            _packets.Enqueue(packet);
        }

        Wake();
    }

    /// <summary>The next packet to send; null without a packet.</summary>
    internal OutgoingPacket Take()
    {
        lock (_packets)
        {
            if (_packets.Count == 0)
            {
                return null;
            }

            OutgoingPacket packet = (OutgoingPacket)_packets.Dequeue();
            if (packet.NeedsAnswer)
            {
                _ = _unanswered.Add(packet);
            }

            return packet;
        }
    }

    /// <summary>The broker has the message.</summary>
    /// <returns>Whether a message waited for that answer.</returns>
    internal bool Answer(ushort id)
    {
        lock (_packets)
        {
            for (int i = 0; i < _unanswered.Count; i++)
            {
                if (((OutgoingPacket)_unanswered[i]).Id == id)
                {
                    _unanswered.RemoveAt(i);
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Drops everything: nothing is sent again over the next connection, without a clean session neither, as
    /// on the device.</summary>
    internal void Clear()
    {
        lock (_packets)
        {
            _packets.Clear();
            _unanswered.Clear();
        }
    }

    /// <summary>Waits until the queue has a packet or the milliseconds are over.</summary>
    internal void Wait(int milliseconds)
    {
        _ = _added.WaitOne(milliseconds, false);
    }

    internal void Wake()
    {
        _ = _added.Set();
    }
}

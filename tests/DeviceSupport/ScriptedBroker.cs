using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using SecureBoot.Board;

namespace SecureBoot.DeviceSupport;

/// <summary>A broker of MQTT 3.1.1 in code, on the board's clock. The broker records the packets of the board, answers
/// by the standard, and sends what a test asks for.</summary>
public sealed class ScriptedBroker
{
    private readonly List<byte> _received = [];
    private readonly Dictionary<string, (byte[] Message, int Level)> _retained = [];
    private readonly List<string> _topics = [];
    private ushort _lastId;

    /// <summary>Adds a broker to the board's network under a name.</summary>
    public ScriptedBroker(VirtualBoard board, string name)
    {
        ArgumentNullException.ThrowIfNull(board);
        Host = new ScriptedHost(board.Clock, Receive);
        board.Network.Map(name, Host);
    }

    /// <summary>The broker's end of the network.</summary>
    public ScriptedHost Host { get; }

    /// <summary>The connection of the last packet.</summary>
    public ScriptedConnection? Connection { get; private set; }

    /// <summary>The packets that the board sent, a line for each.</summary>
    public List<string> Log { get; } = [];

    /// <summary>The bytes of each packet of <see cref="Log"/>.</summary>
    public List<byte[]> Packets { get; } = [];

    /// <summary>The kinds of packets that get no answer.</summary>
    public HashSet<string> Unanswered { get; } = [];

    /// <summary>The return code of CONNACK. After a code other than 0 the connection ends, with a delay of
    /// <see cref="EndsAfter"/>.</summary>
    public byte ReturnCode { get; set; }

    /// <summary>Microseconds from the refusal of a connection to its end.</summary>
    public long EndsAfter { get; set; } = 1000;

    /// <summary>Called after each subscription.</summary>
    public Action Subscribed { get; set; } = static () => { };

    /// <summary>Retains a message for later subscribers.</summary>
    public void Retain(string topic, byte[] message, int level = 0)
    {
        _retained[topic] = (message, level);
    }

    /// <summary>Sends a message to the board if it has subscribed to the topic.</summary>
    public void Publish(string topic, byte[] message, int level = 0, long microseconds = 1)
    {
        if (_topics.Contains(topic))
        {
            Connection!.Send(MakePublish(topic, message, level, false), microseconds);
        }
    }

    /// <summary>Makes a PUBLISH packet with the broker's next packet number.</summary>
    public byte[] MakePublish(string topic, byte[] message, int level, bool retained)
    {
        _lastId += (ushort)(level == 0 ? 0 : 1);
        return MakePublish(topic, message, level, _lastId, retained);
    }

    /// <summary>Makes a PUBLISH packet.</summary>
    public static byte[] MakePublish(string topic, byte[] message, int level, ushort number, bool retained)
    {
        ArgumentNullException.ThrowIfNull(message);
        byte[] name = Encoding.UTF8.GetBytes(topic);
        byte[] id = level == 0 ? [] : [(byte)(number >> 8), (byte)number];
        return [(byte)(0x30 | (level << 1) | (retained ? 1 : 0)),
            .. MakeLength(2 + name.Length + id.Length + message.Length), 0, (byte)name.Length, .. name, .. id,
            .. message];
    }

    /// <summary>Encodes the remaining length of a packet in digits of 7 bits.</summary>
    public static byte[] MakeLength(int length)
    {
        List<byte> digits = [];
        do
        {
            digits.Add((byte)(length % 128 | (length > 127 ? 128 : 0)));
            length /= 128;
        }
        while (length > 0);

        return [.. digits];
    }

    private void Receive(ScriptedConnection connection, byte[] bytes)
    {
        if (Connection != connection)
        {
            Connection = connection;
            _received.Clear();
            _topics.Clear();
        }

        _received.AddRange(bytes);
        while (TakePacket() is byte[] packet)
        {
            Packets.Add(packet);
            Answer(packet);
        }
    }

    // Null until the packet is complete.
    private byte[]? TakePacket()
    {
        int length = 0;
        int index = 1;
        for (int shift = 0; ; shift += 7)
        {
            if (index >= _received.Count)
            {
                return null;
            }

            length |= (_received[index] & 127) << shift;
            if (_received[index++] < 128)
            {
                break;
            }
        }

        if (_received.Count < index + length)
        {
            return null;
        }

        byte[] packet = [.. _received.Take(index + length)];
        _received.RemoveRange(0, index + length);
        return packet;
    }

    private void Answer(byte[] packet)
    {
        // Packets in the tests have a remaining length of one digit.
        PacketText text = new(packet, 2);
        switch (packet[0] >> 4)
        {
            case 1:
                Note(text.Connect(), "CONNECT", [0x20, 2, 0, ReturnCode]);
                if (ReturnCode != 0)
                {
                    Connection!.End(EndsAfter);
                }

                return;

            case 3:
                string line = text.Publish(out byte[] id);
                Note(line, "PUBLISH", id.Length == 0 ? [] : [0x40, 2, .. id]);
                return;

            case 8:
                AnswerSubscribe(packet, text);
                return;

            case 10:
                string topics = text.Topics(hasLevels: false, out _, out List<string> names);
                _ = _topics.RemoveAll(names.Contains);
                Note("UNSUBSCRIBE " + topics, "UNSUBSCRIBE", [0xB0, 2, packet[2], packet[3]]);
                return;

            case 12:
                Note("PINGREQ", "PINGREQ", [0xD0, 0]);
                return;

            case 14:
                Note("DISCONNECT", "DISCONNECT", []);
                Connection!.End();
                return;

            default:
                Log.Add("PUBACK " + BinaryPrimitives.ReadUInt16BigEndian(packet.AsSpan(2))
                    .ToString(CultureInfo.InvariantCulture));
                return;
        }
    }

    private void AnswerSubscribe(byte[] packet, PacketText text)
    {
        string line = text.Topics(hasLevels: true, out byte[] levels, out List<string> names);
        _topics.AddRange(names);
        Note("SUBSCRIBE " + line, "SUBSCRIBE", [0x90, (byte)(2 + levels.Length), packet[2], packet[3], .. levels]);
        foreach (string name in names.Where(_retained.ContainsKey))
        {
            (byte[] message, int level) = _retained[name];
            Connection!.Send(MakePublish(name, message, level, true), 2);
        }

        Subscribed();
    }

    private void Note(string line, string kind, byte[] answer)
    {
        Log.Add(line);
        if (answer.Length > 0 && !Unanswered.Contains(kind))
        {
            Connection!.Send(answer);
        }
    }

    /// <summary>Formats a packet as a line.</summary>
    private sealed class PacketText(byte[] packet, int index)
    {
        private readonly byte[] _packet = packet;
        private int _index = index;

        public string Connect()
        {
            _index += 6;
            int version = _packet[_index++];
            int flags = _packet[_index++];
            int keepAlive = Word();
            string line = $"CONNECT {version} {flags:X2} {keepAlive}";
            while (_index < _packet.Length)
            {
                line += " " + Text();
            }

            return line;
        }

        public string Publish(out byte[] id)
        {
            int flags = _packet[0] & 15;
            string topic = Text();
            id = (flags & 6) == 0 ? [] : _packet[_index..(_index + 2)];
            _index += id.Length;
            return $"PUBLISH {flags:X} {topic} {Encoding.UTF8.GetString(_packet.AsSpan(_index))}";
        }

        public string Topics(bool hasLevels, out byte[] levels, out List<string> names)
        {
            _index += 2;
            List<byte> found = [];
            names = [];
            while (_index < _packet.Length)
            {
                names.Add(Text());
                found.Add(hasLevels ? _packet[_index++] : (byte)0);
            }

            levels = [.. found];
            return string.Join(' ', names.Zip(levels, (name, level) => hasLevels ? $"{name}:{level}" : name));
        }

        private int Word()
        {
            _index += 2;
            return BinaryPrimitives.ReadUInt16BigEndian(_packet.AsSpan(_index - 2));
        }

        private string Text()
        {
            int length = Word();
            _index += length;
            return Encoding.UTF8.GetString(_packet.AsSpan(_index - length, length));
        }
    }
}

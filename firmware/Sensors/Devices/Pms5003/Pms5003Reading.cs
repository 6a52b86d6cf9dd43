using System;
using SecureBoot.Buffers;

namespace SecureBoot.Sensors;

/// <summary>A decoded PMS5003 frame: made once, filled again by each decode.</summary>
public sealed class Pms5003Reading
{
    private readonly byte[] _bytes = new byte[Pms5003Frame.Size];
    private readonly ushort[] _fields = new ushort[Pms5003Frame.Fields];
    private readonly ByteReader _reader;

    /// <summary>A reading of zeros.</summary>
    public Pms5003Reading()
    {
        _reader = new ByteReader(_bytes, 0, 0);
    }

    /// <summary>PM1.0 in ug/m3, standard particle.</summary>
    public ushort StandardPm1 => _fields[0];

    /// <summary>PM2.5 in ug/m3, standard particle.</summary>
    public ushort StandardPm25 => _fields[1];

    /// <summary>PM10 in ug/m3, standard particle.</summary>
    public ushort StandardPm10 => _fields[2];

    /// <summary>PM1.0 in ug/m3, atmospheric environment.</summary>
    public ushort Pm1 => _fields[3];

    /// <summary>PM2.5 in ug/m3, atmospheric environment.</summary>
    public ushort Pm25 => _fields[4];

    /// <summary>PM10 in ug/m3, atmospheric environment.</summary>
    public ushort Pm10 => _fields[5];

    /// <summary>Particles above 0.3 um in 0.1 litre of air.</summary>
    public ushort Above03 => _fields[6];

    /// <summary>Particles above 0.5 um in 0.1 litre of air.</summary>
    public ushort Above05 => _fields[7];

    /// <summary>Particles above 1.0 um in 0.1 litre of air.</summary>
    public ushort Above1 => _fields[8];

    /// <summary>Particles above 2.5 um in 0.1 litre of air.</summary>
    public ushort Above25 => _fields[9];

    /// <summary>Particles above 5.0 um in 0.1 litre of air.</summary>
    public ushort Above5 => _fields[10];

    /// <summary>Particles above 10 um in 0.1 litre of air.</summary>
    public ushort Above10 => _fields[11];

    /// <summary><see cref="Pms5003Kind.Pms5003T"/> only: tenths of a degree Celsius, with sign.</summary>
    public int TemperatureTenths => (_fields[10] ^ 0x8000) - 0x8000;

    /// <summary><see cref="Pms5003Kind.Pms5003T"/> only: tenths of a percent of relative humidity.</summary>
    public int HumidityTenths => _fields[11];

    /// <summary>The reserved field: version, then error code (<see cref="Pms5003Judge"/>).</summary>
    public ushort Reserved => _fields[12];

    /// <summary>Reads one frame: all bytes that are left in <paramref name="payload"/>, with a full second
    /// check.</summary>
    /// <returns>Ok; Truncated, BadStart, BadLength (also for bytes after the frame) or BadChecksum, and then all fields
    /// are 0.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="payload"/> is null.</exception>
    public Pms5003Status Decode(ByteReader payload)
    {
        if (payload is null)
        {
            throw new ArgumentNullException(nameof(payload));
        }

        Pms5003Status status = Take(payload);
        if (status == Pms5003Status.Ok)
        {
            _ = _reader.TryCover(4, 2 * Pms5003Frame.Fields);
            for (int i = 0; i < Pms5003Frame.Fields; i++)
            {
                _ = _reader.TryReadUInt16BigEndian(out _fields[i]);
            }
        }
        else
        {
            Array.Clear(_fields, 0, Pms5003Frame.Fields);
        }

        return status;
    }

    private Pms5003Status Take(ByteReader payload)
    {
        if (payload.Remaining > Pms5003Frame.Size)
        {
            return Pms5003Status.BadLength;
        }

        return payload.TryReadBytes(_bytes, 0, Pms5003Frame.Size)
            ? Pms5003Frame.Check(_bytes, 0, Pms5003Frame.Size)
            : Pms5003Status.Truncated;
    }
}

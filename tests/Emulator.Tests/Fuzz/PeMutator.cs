using System;
using System.Buffers.Binary;
using System.Linq;
using SecureBoot.PeFormat;
using SecureBoot.PeFormat.Checks;

namespace SecureBoot.Emulator.Tests.Fuzz;

/// <summary>Damages an assembly at one to three places and computes the CRCs again. The same seed gives the same
/// damage.</summary>
internal sealed class PeMutator
{
    private static readonly PeTable[] s_rows =
    [
        PeTable.AssemblyRef, PeTable.TypeRef, PeTable.FieldRef, PeTable.MethodRef, PeTable.TypeDef, PeTable.FieldDef,
        PeTable.MethodDef, PeTable.Attributes, PeTable.TypeSpec,
        PeTable.Resources, PeTable.ResourcesFiles,
    ];

    private readonly Random _random;
    private readonly PeFile _file;
    private readonly byte[] _bytes;
    private readonly byte[] _tables;

    private PeMutator(byte[] pe, int seed)
    {
        _random = new Random(seed);
        _file = CheckedPe.Read(pe);
        _bytes = (byte[])pe.Clone();
        _tables = _bytes[PeHeader.TablesOffset..PeHeader.PatchedMethodsOffset];
    }

    public static byte[] Mutate(byte[] pe, int seed)
    {
        PeMutator mutator = new(pe, seed);
        for (int i = mutator._random.Next(3); i >= 0; i--)
        {
            mutator.Damage();
        }

        return mutator.Seal();
    }

    private void Damage()
    {
        switch (_random.Next(16))
        {
            case 0:
                DamageHeader();
                break;
            case < 5:
                DamageRow();
                break;
            case 5:
                DamageByte(PeTable.Strings);
                break;
            case < 8:
                DamageByte(PeTable.Signatures);
                break;
            case 8:
                DamageByte(PeTable.ByteCode);
                break;
            default:
                new BodyMutator(_file, _bytes.AsMemory(Start(PeTable.ByteCode)..Start(PeTable.ResourcesFiles)), _random)
                    .Damage();
                break;
        }
    }

    private void DamageHeader()
    {
        int at = _random.Next(3) == 0
            ? PeHeader.TablesOffset + (4 * _random.Next(PeHeader.TableCount))
            : _random.Next(PeHeader.FlagsOffset, PeHeader.Size);
        _bytes[at] = (byte)Interesting(_bytes[at]);
    }

    private void DamageRow()
    {
        PeTable table = Pick([.. s_rows.Where(t => RowCount(t) > 0)]);
        int size = RowSize(table);
        int at = Start(table) + (size * _random.Next(RowCount(table)));
        if (_random.Next(4) == 0)
        {
            // Copies another row over this one.
            _bytes.AsSpan(Start(table) + (size * _random.Next(RowCount(table))), size).CopyTo(_bytes.AsSpan(at));
            return;
        }

        at += 2 * _random.Next(size / 2);
        if (_random.Next(2) == 0)
        {
            _bytes[at + _random.Next(2)] = (byte)Interesting(_bytes[at]);
        }
        else
        {
            ushort old = BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(at));
            BinaryPrimitives.WriteUInt16LittleEndian(_bytes.AsSpan(at), (ushort)Interesting(old));
        }
    }

    private void DamageByte(PeTable table)
    {
        int length = Start(table + 1) - Start(table);
        if (length > 0)
        {
            int at = Start(table) + _random.Next(length);
            _bytes[at] = (byte)Interesting(_bytes[at]);
        }
    }

    private int Interesting(int old)
    {
        return _random.Next(8) switch
        {
            0 => 0,
            1 => 0xFFFF,
            2 => old + 1,
            3 => old - 1,
            4 => old ^ 0x8000,
            5 => old ^ (1 << _random.Next(16)),
            6 => _random.Next(32),
            _ => _random.Next(0x10000),
        };
    }

    private T Pick<T>(T[] items) => items[_random.Next(items.Length)];

    private int Start(PeTable table) => BinaryPrimitives.ReadInt32LittleEndian(Original(table));

    private int RowCount(PeTable table) => (Start(table + 1) - Start(table)) / RowSize(table);

    // Reads the tables of the undamaged file, because the header may be damaged.
    private ReadOnlySpan<byte> Original(PeTable table) => _tables.AsSpan(4 * (int)table, 4);

    private static int RowSize(PeTable table)
    {
        return table switch
        {
            PeTable.AssemblyRef => 12,
            PeTable.TypeDef or PeTable.ResourcesFiles => 24,
            PeTable.MethodDef => 16,
            PeTable.TypeSpec => 4,
            _ => 8,
        };
    }

    private byte[] Seal()
    {
        uint end = BinaryPrimitives.ReadUInt32LittleEndian(
            _bytes.AsSpan(PeHeader.TablesOffset + (4 * (int)PeTable.EndOfAssembly)));
        int length = (int)Math.Clamp(end, PeHeader.Size, (uint)_bytes.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(
            _bytes.AsSpan(PeHeader.AssemblyCrcOffset), PeCrc.Compute(_bytes.AsSpan(PeHeader.Size..length)));
        BinaryPrimitives.WriteUInt32LittleEndian(_bytes.AsSpan(PeHeader.HeaderCrcOffset), PeCrc.OfHeader(_bytes));
        return _bytes;
    }
}

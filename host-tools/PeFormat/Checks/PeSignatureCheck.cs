namespace SecureBoot.PeFormat.Checks;

/// <summary>Reads signatures and checks that their tokens are rows (docs/pe-format.md, section 6).</summary>
internal ref struct PeSignatureCheck(PeFile file, int offset)
{
    private readonly PeFile _file = file;
    private PeSignatureReader _reader = new PeSignatureReader(file.Signatures, offset);

    /// <summary>A field: 6, then its type.</summary>
    public PeElement Field()
    {
        byte convention = _reader.ReadByte();
        return convention == 6
            ? Value()
            : throw new PeException($"the signature of a field starts with {convention}, not with 6");
    }

    /// <summary>A method; returns the first byte of the type of its result.</summary>
    public (bool HasThis, int Parameters, PeDataType Returns) Method()
    {
        byte convention = _reader.ReadByte();
        if ((convention & ~(PeMethodSignature.HasThisBit | PeMethodSignature.GenericBit)) != 0)
        {
            throw new PeException($"the signature of a method has the unknown calling convention 0x{convention:X2}");
        }

        if ((convention & PeMethodSignature.GenericBit) != 0)
        {
            _reader.ReadByte();
        }

        int parameters = _reader.ReadByte();
        PeElement returns = Element();
        for (int i = 0; i < parameters; i++)
        {
            Value();
        }

        return ((convention & PeMethodSignature.HasThisBit) != 0, parameters, Code(returns));
    }

    /// <summary>Types one after another.</summary>
    public void Locals(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Value();
        }
    }

    /// <summary>A count and type tokens.</summary>
    public PeToken[] Interfaces()
    {
        PeToken[] interfaces = new PeToken[_reader.ReadByte()];
        for (int i = 0; i < interfaces.Length; i++)
        {
            interfaces[i] = _reader.ReadToken();
            Require(interfaces[i]);
        }

        return interfaces;
    }

    /// <summary>A type.</summary>
    public PeElement Element()
    {
        PeElement element = _reader.ReadElement();
        if (element.HasToken)
        {
            Require(element.Token);
        }

        return element.Type == PeDataType.Void && (element.Levels > 0 || element.ByRef)
            ? throw new PeException("an array of void in a signature")
            : element;
    }

    private PeElement Value()
    {
        PeElement element = Element();
        return element.Type != PeDataType.Void ? element : throw new PeException("void for a value in a signature");
    }

    private static PeDataType Code(PeElement element)
    {
        if (element.ByRef)
        {
            return PeDataType.ByRef;
        }

        return element.Levels > 0 ? PeDataType.SzArray : element.Type;
    }

    private readonly void Require(PeToken token)
    {
        int rows = token.Table switch
        {
            PeTable.TypeDef => _file.TypeDefs.Length,
            PeTable.TypeRef => _file.TypeRefs.Length,
            _ => 0,
        };
        if (token.Index >= rows)
        {
            throw new PeException($"a signature names the row {token.Index} of {token.Table}, which is not there");
        }
    }
}

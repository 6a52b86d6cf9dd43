using System;
using SecureBoot.Buffers;

namespace Corpora;

public sealed class Sb1011Bad
{
    private readonly ByteReader _reader = new(new byte[8], 0, 8);
    private readonly ByteWriter _writer = new(new byte[8], 0, 8);

    public void Read()
    {
        _reader.TryReadByte(out _); // SB1011
    }

    public void Skip()
    {
        _reader.TrySkip(2); // SB1011
    }

    public void Write()
    {
        _writer.TryWriteByte(1); // SB1011
    }

    public void Copy(byte[] source)
    {
        _writer.TryWriteBytes(source, 0, source.Length); // SB1011
    }

    public void Parse(string text)
    {
        int.TryParse(text, out _); // SB1011
    }

    public void Own()
    {
        TryStart(); // SB1011
    }

    public void OwnStatic()
    {
        TryStop(1); // SB1011
    }

    public void Arrow() => _reader.TrySkip(1); // SB1011

    public void Lambda()
    {
        Action skip = () => _reader.TrySkip(1); // SB1011
        skip();
    }

    public void OfAParameter(ByteReader reader)
    {
        reader.TrySkip(1); // SB1011
    }

    public void InALoop()
    {
        while (TryStart())
        {
            _reader.TrySkip(1); // SB1011
        }
    }

    public void InATry()
    {
        try
        {
            TryStart(); // SB1011
        }
        catch (Exception)
        {
            TryStop(2); // SB1011
        }
    }

    private bool TryStart()
    {
        return _reader.TrySkip(1);
    }

    private static bool TryStop(int code)
    {
        return code > 0;
    }
}

using System;
using SecureBoot.Buffers;

namespace Corpora;

public sealed class Sb1011Good
{
    private readonly ByteReader _reader = new(new byte[8], 0, 8);
    private bool _isRead;

    public void Discarded()
    {
        _ = _reader.TrySkip(1);
    }

    public bool Returned()
    {
        return _reader.TrySkip(1);
    }

    public void Tested()
    {
        if (!_reader.TrySkip(1))
        {
            Console.WriteLine("short");
        }
    }

    public void Kept()
    {
        _isRead = _reader.TrySkip(1);
        Console.WriteLine(_isRead ? "read" : "short");
    }

    public void All()
    {
        bool isWhole = _reader.TrySkip(1);
        isWhole &= _reader.TrySkip(2);
        Console.WriteLine(isWhole ? "whole" : "short");
    }

    public void Loop()
    {
        while (_reader.TrySkip(1))
        {
            Console.WriteLine("one");
        }
    }

    public bool Arrow() => _reader.TrySkip(1);

    public void Trying()
    {
        Try();
        Tryst();
    }

    public void NoBool()
    {
        TryMany();
    }

    public void Void()
    {
        TryVoid();
    }

    public void Lambda()
    {
        Test test = () => _reader.TrySkip(1);
        Console.WriteLine(test() ? "read" : "short");
    }

    public string Ternary()
    {
        return _reader.TrySkip(1) ? "read" : "short";
    }

    private delegate bool Test();

    public void AddedIfItIsNotThere()
    {
        TryAdd(1);
    }

    private static bool TryAdd(int value)
    {
        return value > 0;
    }

    private static bool Try()
    {
        return true;
    }

    private static bool Tryst()
    {
        return true;
    }

    private static int TryMany()
    {
        return 1;
    }

    private static void TryVoid()
    {
    }
}

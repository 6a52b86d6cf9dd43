using System.Collections;

namespace System;

/// <summary>Round an array: an end behind its length goes on at its start.</summary>
internal sealed class ArrayEnumerator : IEnumerator
{
    private readonly Array _array;
    private readonly int _start;
    private readonly int _end;
    private readonly int _length;
    private int _index;

    public ArrayEnumerator(Array array, int start, int end)
    {
        _array = array;
        _start = start;
        _end = end;
        _length = array.Length;
        _index = start - 1;
    }

    public object Current
    {
        get { return _array.GetValue(_index % _length); }
    }

    public bool MoveNext()
    {
        if (_index < _end)
        {
            _index++;
        }

        return _index < _end;
    }

    public void Reset()
    {
        _index = _start - 1;
    }
}

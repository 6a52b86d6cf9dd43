using System.Collections;

namespace System;

internal sealed class ArrayEnumerator : IEnumerator
{
    private readonly Array _array;
    private readonly int _start;
    private readonly int _end;
    private int _index;

    public ArrayEnumerator(Array array, int start, int end)
    {
        _array = array;
        _start = start;
        _end = end;
        _index = start - 1;
    }

    public object Current
    {
        get { return _array.GetValue(_index); }
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

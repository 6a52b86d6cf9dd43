namespace System.Collections;

/// <summary>A ring, as on the device: an enumerator sees what is done to it meanwhile.</summary>
public class Queue : ICollection, ICloneable
{
    private const int DefaultCapacity = 4;

    private object[] _array = new object[DefaultCapacity];
    private int _head;
    private int _tail;
    private int _size;

    public Queue()
    {
    }

    public virtual int Count
    {
        get { return _size; }
    }

    public virtual bool IsSynchronized
    {
        get { return false; }
    }

    public virtual object SyncRoot
    {
        get { return this; }
    }

    public virtual void Clear()
    {
        Array.Clear(_array, 0, _array.Length);
        _head = 0;
        _tail = 0;
        _size = 0;
    }

    public virtual object Clone()
    {
        Queue copy = new Queue();
        if (_size > DefaultCapacity)
        {
            copy._array = new object[_size];
        }

        copy._tail = _size % copy._array.Length;
        copy._size = _size;
        CopyTo(copy._array, 0);
        return copy;
    }

    public virtual bool Contains(object obj)
    {
        if (_size == 0)
        {
            return false;
        }

        if (_head < _tail)
        {
            return Array.IndexOf(_array, obj, _head, _size) >= 0;
        }

        return Array.IndexOf(_array, obj, _head, _array.Length - _head) >= 0 || Array.IndexOf(_array, obj, 0, _tail) >= 0;
    }

    public virtual void CopyTo(Array array, int index)
    {
        if (array == null)
        {
            Native.Throw("System.ArgumentNullException");
        }

        if (array.Length - index < _size)
        {
            Native.Throw("System.ArgumentException");
        }

        int first = _head + _size <= _array.Length ? _size : _array.Length - _head;
        Array.Copy(_array, _head, array, index, first);
        Array.Copy(_array, 0, array, index + first, _size - first);
    }

    public virtual IEnumerator GetEnumerator()
    {
        int end = _size > 0 && _tail <= _head ? _tail + _array.Length : _tail;
        return new ArrayEnumerator(_array, _head, end);
    }

    public virtual void Enqueue(object obj)
    {
        if (_size == _array.Length)
        {
            object[] array = new object[_size * 2];
            CopyTo(array, 0);
            _array = array;
            _head = 0;
            _tail = _size;
        }

        _array[_tail] = obj;
        _tail = (_tail + 1) % _array.Length;
        _size++;
    }

    public virtual object Dequeue()
    {
        object item = Peek();
        _array[_head] = null;
        _head = (_head + 1) % _array.Length;
        _size--;
        return item;
    }

    public virtual object Peek()
    {
        if (_size == 0)
        {
            throw new InvalidOperationException();
        }

        return _array[_head];
    }

    public virtual object[] ToArray()
    {
        object[] items = new object[_size];
        CopyTo(items, 0);
        return items;
    }
}

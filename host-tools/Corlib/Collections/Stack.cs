namespace System.Collections;

/// <summary>It grows from the end of its array to the start, as on the device: an enumerator sees what is done to it meanwhile.</summary>
public class Stack : ICollection, ICloneable
{
    private const int DefaultCapacity = 4;

    private object[] _array = new object[DefaultCapacity];
    private int _size;

    public Stack()
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

    private int Top
    {
        get { return _array.Length - _size; }
    }

    public virtual void Clear()
    {
        Array.Clear(_array, Top, _size);
        _size = 0;
    }

    public virtual object Clone()
    {
        Stack copy = new Stack();
        if (_size > DefaultCapacity)
        {
            copy._array = new object[_size];
        }

        copy._size = _size;
        CopyTo(copy._array, copy.Top);
        return copy;
    }

    public virtual bool Contains(object obj)
    {
        return Array.IndexOf(_array, obj, Top, _size) >= 0;
    }

    public virtual void CopyTo(Array array, int index)
    {
        Array.Copy(_array, Top, array, index, _size);
    }

    public virtual IEnumerator GetEnumerator()
    {
        return new ArrayEnumerator(_array, Top, _array.Length);
    }

    public virtual void Push(object obj)
    {
        if (_size == _array.Length)
        {
            object[] array = new object[_size * 2];
            Array.Copy(_array, 0, array, _size, _size);
            _array = array;
        }

        _size++;
        _array[Top] = obj;
    }

    public virtual object Pop()
    {
        object item = Peek();
        _array[Top] = null;
        _size--;
        return item;
    }

    public virtual object Peek()
    {
        if (_size == 0)
        {
            throw new InvalidOperationException();
        }

        return _array[Top];
    }

    public virtual object[] ToArray()
    {
        object[] items = new object[_size];
        CopyTo(items, 0);
        return items;
    }
}

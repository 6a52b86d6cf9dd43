namespace System.Collections;

public class ArrayList : IList, ICloneable
{
    private const int DefaultCapacity = 4;

    private object[] _items = new object[DefaultCapacity];
    private int _size;
    private object _syncRoot;

    public ArrayList()
    {
    }

    public virtual int Capacity
    {
        get { return _items.Length; }
        set
        {
            if (value < _size)
            {
                Native.Throw("System.ArgumentOutOfRangeException");
            }

            Resize(value > 0 ? value : DefaultCapacity);
        }
    }

    public virtual int Count
    {
        get { return _size; }
    }

    public virtual bool IsFixedSize
    {
        get { return false; }
    }

    public virtual bool IsReadOnly
    {
        get { return false; }
    }

    public virtual bool IsSynchronized
    {
        get { return false; }
    }

    public virtual object SyncRoot
    {
        get { return _syncRoot ??= new object(); }
    }

    public virtual object this[int index]
    {
        get
        {
            CheckIndex(index, _size);
            return _items[index];
        }

        set
        {
            CheckIndex(index, _size);
            _items[index] = value;
        }
    }

    public virtual int Add(object value)
    {
        Insert(_size, value);
        return _size - 1;
    }

    public virtual int BinarySearch(object value, IComparer comparer)
    {
        return Array.BinarySearch(_items, 0, _size, value, comparer);
    }

    public virtual void Clear()
    {
        Array.Clear(_items, 0, _size);
        _size = 0;
    }

    public virtual object Clone()
    {
        ArrayList copy = new ArrayList();
        if (_size > DefaultCapacity)
        {
            copy._items = new object[_size];
        }

        copy._size = _size;
        Array.Copy(_items, 0, copy._items, 0, _size);
        return copy;
    }

    public virtual bool Contains(object value)
    {
        return IndexOf(value) >= 0;
    }

    public virtual void CopyTo(Array array)
    {
        CopyTo(array, 0);
    }

    public virtual void CopyTo(Array array, int index)
    {
        Array.Copy(_items, 0, array, index, _size);
    }

    public virtual IEnumerator GetEnumerator()
    {
        return new ArrayEnumerator(_items, 0, _size);
    }

    public virtual int IndexOf(object value)
    {
        return Array.IndexOf(_items, value, 0, _size);
    }

    public virtual int IndexOf(object value, int startIndex)
    {
        return Array.IndexOf(_items, value, startIndex, _size - startIndex);
    }

    public virtual int IndexOf(object value, int startIndex, int count)
    {
        return Array.IndexOf(_items, value, startIndex, count);
    }

    public virtual void Insert(int index, object value)
    {
        CheckIndex(index, _size + 1);
        if (_size == _items.Length)
        {
            // the device grows by half: CLR_RT_HeapBlock_ArrayList.cpp, EnsureCapacity
            Resize(_items.Length * 3 / 2);
        }

        Array.Copy(_items, index, _items, index + 1, _size - index);
        _items[index] = value;
        _size++;
    }

    public virtual void Remove(object value)
    {
        int index = IndexOf(value);
        if (index >= 0)
        {
            RemoveAt(index);
        }
    }

    public virtual void RemoveAt(int index)
    {
        CheckIndex(index, _size);
        _size--;
        Array.Copy(_items, index + 1, _items, index, _size - index);
        _items[_size] = null;
    }

    public virtual object[] ToArray()
    {
        return (object[])ToArray(typeof(object));
    }

    public virtual Array ToArray(Type type)
    {
        Array array = Array.CreateInstance(type, _size);
        Array.Copy(_items, 0, array, 0, _size);
        return array;
    }

    private static void CheckIndex(int index, int limit)
    {
        if (index < 0 || index >= limit)
        {
            Native.Throw("System.ArgumentOutOfRangeException");
        }
    }

    private void Resize(int capacity)
    {
        object[] items = new object[capacity];
        Array.Copy(_items, 0, items, 0, _size);
        _items = items;
    }
}

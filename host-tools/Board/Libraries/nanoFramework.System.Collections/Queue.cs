using System.Runtime.CompilerServices;

namespace System.Collections;

/// <summary>A ring of objects; native code adds and removes.</summary>
[Serializable]
public class Queue : ICollection, ICloneable
{
    private const int DefaultCapacity = 4;

    private object[] _array;
    private int _head;
    private int _tail;
    private int _size;

    public Queue()
    {
        _array = new object[DefaultCapacity];
    }

    public virtual int Count => _size;

    public virtual object Clone()
    {
        Queue copy = new Queue();
        if (_size > DefaultCapacity)
        {
            copy._array = new object[_size];
        }

        CopyTo(copy._array, 0);
        copy._size = _size;
        copy._tail = _size % copy._array.Length;
        return copy;
    }

    public virtual bool IsSynchronized => false;

    public virtual object SyncRoot => this;

    [MethodImpl(MethodImplOptions.InternalCall)]
    public virtual extern void Clear();

    [MethodImpl(MethodImplOptions.InternalCall)]
    public virtual extern void CopyTo(Array array, int index);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public virtual extern void Enqueue(object obj);

    public virtual IEnumerator GetEnumerator()
    {
        // The enumerator's index goes round: the end may lie past the array's.
        bool wraps = _size > 0 && _tail <= _head;
        return new Array.SzArrayEnumerator(_array, _head, wraps ? _tail + _array.Length : _tail);
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    public virtual extern object Dequeue();

    [MethodImpl(MethodImplOptions.InternalCall)]
    public virtual extern object Peek();

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

        return Array.IndexOf(_array, obj, _head, _array.Length - _head) >= 0
            || Array.IndexOf(_array, obj, 0, _tail) >= 0;
    }

    public virtual object[] ToArray()
    {
        object[] copy = new object[_size];
        CopyTo(copy, 0);
        return copy;
    }
}

using System.Runtime.CompilerServices;

namespace System.Collections;

/// <summary>Objects from the array's end downwards, the last pushed first; native code pushes and pops.</summary>
[Serializable]
public class Stack : ICollection, ICloneable
{
    private const int DefaultCapacity = 4;

    private object[] _array;
    private int _size;

    public Stack()
    {
        _array = new object[DefaultCapacity];
    }

    public virtual int Count => _size;

    public virtual bool IsSynchronized => false;

    public virtual object SyncRoot => this;

    [MethodImpl(MethodImplOptions.InternalCall)]
    public virtual extern void Clear();

    public virtual object Clone()
    {
        Stack copy = new Stack();
        if (_size > DefaultCapacity)
        {
            copy._array = new object[_size];
        }

        CopyTo(copy._array, copy._array.Length - _size);
        copy._size = _size;
        return copy;
    }

    public virtual bool Contains(object obj)
    {
        return Array.IndexOf(_array, obj, _array.Length - _size, _size) >= 0;
    }

    public virtual void CopyTo(Array array, int index)
    {
        Array.Copy(_array, _array.Length - _size, array, index, _size);
    }

    public virtual IEnumerator GetEnumerator()
    {
        return new Array.SzArrayEnumerator(_array, _array.Length - _size, _array.Length);
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    public virtual extern object Peek();

    [MethodImpl(MethodImplOptions.InternalCall)]
    public virtual extern object Pop();

    [MethodImpl(MethodImplOptions.InternalCall)]
    public virtual extern void Push(object obj);

    public virtual object[] ToArray()
    {
        object[] copy = new object[_size];
        CopyTo(copy, 0);
        return copy;
    }
}

using System.Collections;
using System.Runtime.CompilerServices;

namespace System;

public abstract class Array : ICloneable, IList
{
    public extern int Length
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        get;
    }

    public object SyncRoot
    {
        get { return this; }
    }

    public bool IsReadOnly
    {
        get { return false; }
    }

    public bool IsFixedSize
    {
        get { return true; }
    }

    public bool IsSynchronized
    {
        get { return false; }
    }

    int ICollection.Count
    {
        get { return Length; }
    }

    extern object IList.this[int index]
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        get;

        [MethodImpl(MethodImplOptions.InternalCall)]
        set;
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern Array CreateInstance(Type elementType, int length);

    public static void Copy(Array sourceArray, Array destinationArray, int length)
    {
        Copy(sourceArray, 0, destinationArray, 0, length);
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void Copy(Array sourceArray, int sourceIndex, Array destinationArray, int destinationIndex, int length);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void Clear(Array array, int index, int length);

    public static int BinarySearch(Array array, object value, IComparer comparer)
    {
        return BinarySearch(array, 0, array.Length, value, comparer);
    }

    public static int BinarySearch(Array array, int index, int length, object value, IComparer comparer)
    {
        int low = index;
        int high = index + length - 1;
        while (low <= high)
        {
            int middle = (low + high) >> 1;
            int order = comparer == null ? CompareElement(array, middle, value) : comparer.Compare(array.GetValue(middle), value);
            if (order == 0)
            {
                return middle;
            }

            if (order < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return ~low;
    }

    public static int IndexOf(Array array, object value)
    {
        return IndexOf(array, value, 0, array.Length);
    }

    public static int IndexOf(Array array, object value, int startIndex)
    {
        return IndexOf(array, value, startIndex, array.Length - startIndex);
    }

    public static int IndexOf(Array array, object value, int startIndex, int count)
    {
        if (TryIndexOf(array, startIndex, count, value, out int found))
        {
            return found;
        }

        int end = startIndex + count;
        for (int i = startIndex; i < end; i++)
        {
            if (Equals(array.GetValue(i), value))
            {
                return i;
            }
        }

        return -1;
    }

    public object GetValue(int index)
    {
        return ((IList)this)[index];
    }

    public object Clone()
    {
        int length = Length;
        Array copy = CreateInstance(GetType().GetElementType(), length);
        Copy(this, copy, length);
        return copy;
    }

    public void CopyTo(Array array, int index)
    {
        Copy(this, 0, array, index, Length);
    }

    public IEnumerator GetEnumerator()
    {
        return new ArrayEnumerator(this, 0, Length);
    }

    int IList.Add(object value)
    {
        throw new NotSupportedException();
    }

    bool IList.Contains(object value)
    {
        return IndexOf(this, value) >= 0;
    }

    void IList.Clear()
    {
        Clear(this, 0, Length);
    }

    int IList.IndexOf(object value)
    {
        return IndexOf(this, value);
    }

    void IList.Insert(int index, object value)
    {
        throw new NotSupportedException();
    }

    void IList.Remove(object value)
    {
        throw new NotSupportedException();
    }

    void IList.RemoveAt(int index)
    {
        throw new NotSupportedException();
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern bool TryIndexOf(Array array, int startIndex, int count, object value, out int found);

    private static int CompareElement(Array array, int index, object value)
    {
        try
        {
            return ((IComparable)array.GetValue(index)).CompareTo(value);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException("Failed to compare two elements in the array", e);
        }
    }
}

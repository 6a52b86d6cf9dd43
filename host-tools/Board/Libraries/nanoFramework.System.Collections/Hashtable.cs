using System.Runtime.CompilerServices;

namespace System.Collections;

/// <summary>A hash table; native code inserts, finds and removes, and replaces the array of buckets when it
/// grows.</summary>
[Serializable]
public partial class Hashtable : ICloneable, IDictionary
{
    private const int InitialSize = 3;
    private const float DefaultLoadFactor = 1.0f;

    private readonly Bucket[] _buckets;
    private readonly int _loadsize;
    private float _loadFactor;
    private int _count;
    private int _version;
    private static readonly object _syncLock = new object();

    public Hashtable()
        : this(InitialSize, DefaultLoadFactor)
    {
    }

    public Hashtable(int capacity)
        : this(capacity, DefaultLoadFactor)
    {
    }

    public Hashtable(int capacity, float loadFactor)
    {
        if (capacity < 0 || !(loadFactor >= 0.1f && loadFactor <= 1.0f))
        {
            throw new ArgumentOutOfRangeException();
        }

        // A table fuller than 72 % has long chains.
        _loadFactor = 0.72f * loadFactor;
        double size = capacity / _loadFactor;
        if (size > int.MaxValue)
        {
            throw new ArgumentException();
        }

        _buckets = new Bucket[size > InitialSize ? GetPrimeNative((int)size) : InitialSize];
        _loadsize = (int)(_loadFactor * _buckets.Length);
    }

    public object Clone()
    {
        lock (_syncLock)
        {
            Hashtable copy = new Hashtable(_buckets.Length) { _loadFactor = _loadFactor, _version = _version };
            for (int i = _buckets.Length - 1; i >= 0; i--)
            {
                if (_buckets[i] != null && _buckets[i]._key != null)
                {
                    copy[_buckets[i]._key] = _buckets[i]._value;
                }
            }

            return copy;
        }
    }

    public IEnumerator GetEnumerator()
    {
        return new HashtableEnumerator(this, HashtableEnumerator.DictEntry);
    }

    public int Count => _count;

    public bool IsSynchronized => false;

    public object SyncRoot => this;

    public void CopyTo(Array array, int arrayIndex)
    {
        if (array == null)
        {
            throw new ArgumentNullException();
        }

        if (arrayIndex < 0 || arrayIndex > _buckets.Length)
        {
            throw new ArgumentOutOfRangeException();
        }

        if (array.Length - arrayIndex < _count)
        {
            throw new ArgumentException();
        }

        lock (_syncLock)
        {
            foreach (DictionaryEntry entry in this)
            {
                ((IList)array)[arrayIndex++] = entry;
            }
        }
    }

    public bool IsReadOnly => false;

    public bool IsFixedSize => false;

    public ICollection Keys => new KeyCollection(this);

    public ICollection Values => new ValueCollection(this);

    public object this[object key]
    {
        get
        {
            if (key == null)
            {
                throw new ArgumentNullException();
            }

            return GetNative(key, key.GetHashCode());
        }

        set
        {
            if (key == null)
            {
                throw new ArgumentNullException();
            }

            InsertNative(key, value, false, key.GetHashCode());
        }
    }

    public void Add(object key, object value)
    {
        InsertNative(key, value, true, key.GetHashCode());
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern void Clear();

    public bool Contains(object key)
    {
        return ContainsNative(key, key.GetHashCode());
    }

    public void Remove(object key)
    {
        if (key == null)
        {
            throw new ArgumentNullException();
        }

        RemoveNative(key, key.GetHashCode());
    }

    private void CopyKeys(Array array, int arrayIndex)
    {
        lock (_syncLock)
        {
            foreach (object key in Keys)
            {
                ((IList)array)[arrayIndex++] = key;
            }
        }
    }

    private void CopyValues(Array array, int arrayIndex)
    {
        lock (_syncLock)
        {
            foreach (object value in Values)
            {
                ((IList)array)[arrayIndex++] = value;
            }
        }
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern void InsertNative(object key, object newValue, bool add, int keyHashCode);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern object GetNative(object key, int keyHashCode);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern int GetPrimeNative(int min);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern bool ContainsNative(object key, int keyHashCode);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern void RemoveNative(object key, int keyHashCode);
}

using System.Runtime.CompilerServices;

namespace System.Collections;

/// <summary>One array of buckets, searched by double hashing; keys are compared as the device's natives do, which call no Equals of the key's own.</summary>
public partial class Hashtable : ICloneable, IDictionary
{
    private const int InitialSize = 3;
    private const uint HashPrime = 101;

    private readonly float _loadFactor;
    private Bucket[] _buckets;
    private int _loadSize;
    private int _count;
    private int _version;

    public Hashtable()
        : this(InitialSize, 1.0f)
    {
    }

    public Hashtable(int capacity)
        : this(capacity, 1.0f)
    {
    }

    public Hashtable(int capacity, float loadFactor)
    {
        if (capacity < 0 || !(loadFactor >= 0.1f && loadFactor <= 1.0f))
        {
            throw new ArgumentOutOfRangeException();
        }

        _loadFactor = 0.72f * loadFactor;
        double size = capacity / _loadFactor;
        if (size > int.MaxValue)
        {
            throw new ArgumentException();
        }

        SetBuckets(new Bucket[size > InitialSize ? Prime((int)size) : InitialSize]);
    }

    public int Count
    {
        get { return _count; }
    }

    public bool IsSynchronized
    {
        get { return false; }
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
        get { return false; }
    }

    public object this[object key]
    {
        get
        {
            CheckKey(key);
            uint hash = (uint)key.GetHashCode();
            uint at = hash % (uint)_buckets.Length;
            for (int i = 0; i < _buckets.Length; i++)
            {
                Bucket bucket = _buckets[(int)at];

                // also a bucket whose key was removed is compared, if the hash is 0
                if (bucket != null && bucket.Hash == hash && SameKey(bucket.Key, key))
                {
                    return bucket.Value;
                }

                at = Next(at, hash, _buckets.Length);
            }

            return null;
        }

        set
        {
            CheckKey(key);
            Insert(key, value, false);
        }
    }

    public void Add(object key, object value)
    {
        Insert(key, value, true);
    }

    public void Clear()
    {
        if (_count == 0)
        {
            return;
        }

        for (int i = 0; i < _buckets.Length; i++)
        {
            if (_buckets[i] != null)
            {
                _buckets[i].Set(null, null, 0);
            }
        }

        _count = 0;
        _version++;
    }

    public bool Contains(object key)
    {
        return Find(key) != null;
    }

    public void Remove(object key)
    {
        CheckKey(key);
        Bucket bucket = Find(key);
        if (bucket != null)
        {
            bucket.Set(null, null, 0);
            _count--;
            _version++;
        }
    }

    public object Clone()
    {
        Hashtable copy = new Hashtable(_buckets.Length);
        for (int i = _buckets.Length - 1; i >= 0; i--)
        {
            if (Holds(i))
            {
                copy[_buckets[i].Key] = _buckets[i].Value;
            }
        }

        return copy;
    }

    private static void CheckKey(object key)
    {
        if (key == null)
        {
            throw new ArgumentNullException();
        }
    }

    private static uint Next(uint at, uint hash, int size)
    {
        return (at + 1 + (hash * HashPrime % ((uint)size - 1))) % (uint)size;
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern int Prime(int min);

    /// <summary>The stored key may be one that was removed.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern bool SameKey(object stored, object key);

    private void SetBuckets(Bucket[] buckets)
    {
        _buckets = buckets;
        _loadSize = (int)(_loadFactor * buckets.Length);
    }

    private bool Holds(int index)
    {
        return _buckets[index] != null && _buckets[index].Key != null;
    }

    private Bucket Find(object key)
    {
        uint hash = (uint)key.GetHashCode();
        uint at = hash % (uint)_buckets.Length;
        for (int i = 0; i < _buckets.Length; i++)
        {
            Bucket bucket = _buckets[(int)at];
            if (Holds((int)at) && bucket.Hash == hash && SameKey(bucket.Key, key))
            {
                return bucket;
            }

            at = Next(at, hash, _buckets.Length);
        }

        return null;
    }

    // The first bucket that is free is taken, also where the key comes after it: a removal before can leave a key twice.
    private void Insert(object key, object value, bool add)
    {
        uint hash = (uint)key.GetHashCode();
        if (_count >= _loadSize)
        {
            Expand();
        }

        uint at = hash % (uint)_buckets.Length;
        for (int i = 0; i < _buckets.Length; i++)
        {
            if (!Holds((int)at))
            {
                Fill((int)at, key, value, hash);
                _count++;
                return;
            }

            if (SameKey(_buckets[(int)at].Key, key))
            {
                Replace(_buckets[(int)at], value, add);
                return;
            }

            at = Next(at, hash, _buckets.Length);
        }

        throw new InvalidOperationException();
    }

    private void Fill(int index, object key, object value, uint hash)
    {
        _buckets[index] ??= new Bucket();
        _buckets[index].Set(key, value, hash);
        _version++;
    }

    private void Replace(Bucket bucket, object value, bool add)
    {
        if (add)
        {
            Native.Throw("System.ArgumentException");
        }

        bucket.Value = value;
        _version++;
    }

    private void Expand()
    {
        Bucket[] old = _buckets;
        SetBuckets(new Bucket[Prime(2 * old.Length)]);
        foreach (Bucket bucket in old)
        {
            if (bucket != null && bucket.Key != null)
            {
                uint at = bucket.Hash % (uint)_buckets.Length;
                while (Holds((int)at))
                {
                    at = Next(at, bucket.Hash, _buckets.Length);
                }

                Fill((int)at, bucket.Key, bucket.Value, bucket.Hash);
            }
        }
    }

    private sealed class Bucket
    {
        public object Key;
        public object Value;
        public uint Hash;

        public void Set(object key, object value, uint hash)
        {
            Key = key;
            Value = value;
            Hash = hash;
        }

        public object Get(Part part)
        {
            return part == Part.Key ? Key : part == Part.Value ? Value : new DictionaryEntry(Key, Value);
        }
    }
}

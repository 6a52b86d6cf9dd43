namespace System.Collections;

/// <summary>Chained buckets; it grows by doubling.</summary>
public class Hashtable : ICloneable, IDictionary
{
    private const int InitialSize = 16;

    private Bucket[] _buckets;
    private int _count;

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
        if (capacity < 0 || loadFactor < 0.1f || loadFactor > 1.0f)
        {
            throw new ArgumentOutOfRangeException();
        }

        _buckets = new Bucket[capacity < InitialSize ? InitialSize : capacity];
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

    public ICollection Keys
    {
        get { return Items(0); }
    }

    public ICollection Values
    {
        get { return Items(1); }
    }

    public object this[object key]
    {
        get
        {
            Bucket found = Find(key);
            return found == null ? null : found.Value;
        }

        set
        {
            Bucket found = Find(key);
            if (found == null)
            {
                Insert(key, value);
            }
            else
            {
                found.Value = value;
            }
        }
    }

    public void Add(object key, object value)
    {
        if (Find(key) != null)
        {
            throw new ArgumentException();
        }

        Insert(key, value);
    }

    public void Clear()
    {
        Array.Clear(_buckets, 0, _buckets.Length);
        _count = 0;
    }

    public bool Contains(object key)
    {
        return Find(key) != null;
    }

    public void Remove(object key)
    {
        int index = IndexOf(key);
        Bucket before = null;
        for (Bucket bucket = _buckets[index]; bucket != null; bucket = bucket.Next)
        {
            if (Equals(bucket.Key, key))
            {
                if (before == null)
                {
                    _buckets[index] = bucket.Next;
                }
                else
                {
                    before.Next = bucket.Next;
                }

                _count--;
                return;
            }

            before = bucket;
        }
    }

    public object Clone()
    {
        Hashtable copy = new Hashtable(_buckets.Length);
        foreach (DictionaryEntry entry in this)
        {
            copy.Insert(entry.Key, entry.Value);
        }

        return copy;
    }

    public void CopyTo(Array array, int index)
    {
        Items(2).CopyTo(array, index);
    }

    public IEnumerator GetEnumerator()
    {
        return Items(2).GetEnumerator();
    }

    private int IndexOf(object key)
    {
        return (key.GetHashCode() & 0x7FFFFFFF) % _buckets.Length;
    }

    private Bucket Find(object key)
    {
        for (Bucket bucket = _buckets[IndexOf(key)]; bucket != null; bucket = bucket.Next)
        {
            if (Equals(bucket.Key, key))
            {
                return bucket;
            }
        }

        return null;
    }

    private void Insert(object key, object value)
    {
        if (_count >= _buckets.Length)
        {
            Grow();
        }

        int index = IndexOf(key);
        _buckets[index] = new Bucket(key, value, _buckets[index]);
        _count++;
    }

    private void Grow()
    {
        Bucket[] old = _buckets;
        _buckets = new Bucket[old.Length * 2];
        for (int i = 0; i < old.Length; i++)
        {
            for (Bucket bucket = old[i]; bucket != null; bucket = bucket.Next)
            {
                int index = IndexOf(bucket.Key);
                _buckets[index] = new Bucket(bucket.Key, bucket.Value, _buckets[index]);
            }
        }
    }

    private ArrayList Items(int what)
    {
        ArrayList items = new ArrayList();
        for (int i = 0; i < _buckets.Length; i++)
        {
            for (Bucket bucket = _buckets[i]; bucket != null; bucket = bucket.Next)
            {
                items.Add(what == 0 ? bucket.Key : what == 1 ? bucket.Value : new DictionaryEntry(bucket.Key, bucket.Value));
            }
        }

        return items;
    }

    private sealed class Bucket
    {
        public readonly object Key;
        public object Value;
        public Bucket Next;

        public Bucket(object key, object value, Bucket next)
        {
            Key = key;
            Value = value;
            Next = next;
        }
    }
}

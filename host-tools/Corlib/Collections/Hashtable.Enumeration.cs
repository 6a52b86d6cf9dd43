namespace System.Collections;

/// <content>Its enumerator and its collections of keys and values.</content>
public partial class Hashtable
{
    public ICollection Keys
    {
        get { return new Collection(this, Part.Key); }
    }

    public ICollection Values
    {
        get { return new Collection(this, Part.Value); }
    }

    public void CopyTo(Array array, int arrayIndex)
    {
        if (array != null && arrayIndex > _buckets.Length)
        {
            throw new ArgumentOutOfRangeException();
        }

        new Collection(this, Part.Entry).CopyTo(array, arrayIndex);
    }

    public IEnumerator GetEnumerator()
    {
        return new Enumerator(this, Part.Entry);
    }

    private enum Part
    {
        Key,
        Value,
        Entry,
    }

    /// <summary>From the last bucket to the first, of a table that must not change meanwhile.</summary>
    private sealed class Enumerator : IEnumerator
    {
        private readonly Hashtable _table;
        private readonly Part _part;
        private readonly int _version;
        private int _index;
        private object _current;
        private bool _has;

        public Enumerator(Hashtable table, Part part)
        {
            _table = table;
            _part = part;
            _version = table._version;
            _index = table._buckets.Length;
        }

        public object Current
        {
            get
            {
                if (!_has)
                {
                    throw new InvalidOperationException();
                }

                return _current;
            }
        }

        public bool MoveNext()
        {
            CheckVersion();
            _has = false;
            while (!_has && _index > 0)
            {
                _index--;
                _has = _table.Holds(_index);
            }

            if (_has)
            {
                _current = _table._buckets[_index].Get(_part);
            }

            return _has;
        }

        public void Reset()
        {
            CheckVersion();
            _has = false;
            _index = _table._buckets.Length;
        }

        private void CheckVersion()
        {
            if (_version != _table._version)
            {
                throw new InvalidOperationException();
            }
        }
    }

    private sealed class Collection : ICollection
    {
        private readonly Hashtable _table;
        private readonly Part _part;

        public Collection(Hashtable table, Part part)
        {
            _table = table;
            _part = part;
        }

        public int Count
        {
            get { return _table._count; }
        }

        public bool IsSynchronized
        {
            get { return false; }
        }

        public object SyncRoot
        {
            get { return _table; }
        }

        public void CopyTo(Array array, int arrayIndex)
        {
            if (array == null)
            {
                throw new ArgumentNullException();
            }

            if (arrayIndex < 0)
            {
                throw new ArgumentOutOfRangeException();
            }

            if (array.Length - arrayIndex < _table._count)
            {
                throw new ArgumentException();
            }

            foreach (object item in this)
            {
                ((IList)array)[arrayIndex] = item;
                arrayIndex++;
            }
        }

        public IEnumerator GetEnumerator()
        {
            return new Enumerator(_table, _part);
        }
    }
}

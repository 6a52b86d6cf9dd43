using System.Runtime.CompilerServices;

namespace System.Collections;

public partial class Hashtable
{
    private sealed class HashtableEnumerator : IDictionaryEnumerator, IEnumerator
    {
        internal const int Keys = 1;
        internal const int Values = 2;
        internal const int DictEntry = 3;

        private readonly Hashtable _hashtable;
        private int _bucket;
        private readonly int _version;
        private bool _current;
        private readonly int _getObjectRetType;
        private object _currentKey;
        private object _currentValue;

        internal HashtableEnumerator(Hashtable hashtable, int getObjRetType)
        {
            _hashtable = hashtable;
            _bucket = hashtable._buckets.Length;
            _version = hashtable._version;
            _getObjectRetType = getObjRetType;
        }

        public object Clone()
        {
            return MemberwiseClone();
        }

        public object Key
        {
            get
            {
                if (!_current)
                {
                    throw new InvalidOperationException();
                }

                return _currentKey;
            }
        }

        [MethodImpl(MethodImplOptions.InternalCall)]
        public extern bool MoveNext();

        public DictionaryEntry Entry
        {
            get
            {
                if (!_current)
                {
                    throw new InvalidOperationException();
                }

                return new DictionaryEntry(_currentKey, _currentValue);
            }
        }

        public object Current
        {
            get
            {
                if (!_current)
                {
                    throw new InvalidOperationException();
                }

                return _getObjectRetType switch
                {
                    Keys => _currentKey,
                    Values => _currentValue,
                    _ => new DictionaryEntry(_currentKey, _currentValue),
                };
            }
        }

        public object Value
        {
            get
            {
                if (!_current)
                {
                    throw new InvalidOperationException();
                }

                return _currentValue;
            }
        }

        public void Reset()
        {
            if (_version != _hashtable._version)
            {
                throw new InvalidOperationException();
            }

            _current = false;
            _bucket = _hashtable._buckets.Length;
            _currentKey = null;
            _currentValue = null;
        }
    }
}

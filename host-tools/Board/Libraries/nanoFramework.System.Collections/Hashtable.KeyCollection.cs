namespace System.Collections;

public partial class Hashtable
{
    private sealed class KeyCollection : ICollection
    {
        private readonly Hashtable _hashtable;

        internal KeyCollection(Hashtable hashtable)
        {
            _hashtable = hashtable;
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

            if (array.Length - arrayIndex < _hashtable._count)
            {
                throw new ArgumentException();
            }

            _hashtable.CopyKeys(array, arrayIndex);
        }

        public IEnumerator GetEnumerator()
        {
            return new HashtableEnumerator(_hashtable, HashtableEnumerator.Keys);
        }

        public bool IsSynchronized => _hashtable.IsSynchronized;

        public object SyncRoot => _hashtable.SyncRoot;

        public int Count => _hashtable._count;
    }
}

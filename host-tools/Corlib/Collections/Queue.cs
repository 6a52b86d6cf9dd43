namespace System.Collections;

public class Queue : ICollection, ICloneable
{
    private ArrayList _items = new ArrayList();

    public Queue()
    {
    }

    public virtual int Count
    {
        get { return _items.Count; }
    }

    public virtual bool IsSynchronized
    {
        get { return false; }
    }

    public virtual object SyncRoot
    {
        get { return this; }
    }

    public virtual void Clear()
    {
        _items.Clear();
    }

    public virtual object Clone()
    {
        Queue copy = new Queue();
        copy._items = (ArrayList)_items.Clone();
        return copy;
    }

    public virtual bool Contains(object obj)
    {
        return _items.Contains(obj);
    }

    public virtual void CopyTo(Array array, int index)
    {
        ToArray().CopyTo(array, index);
    }

    public virtual IEnumerator GetEnumerator()
    {
        return new ArrayEnumerator(ToArray(), 0, _items.Count);
    }

    public virtual void Enqueue(object obj)
    {
        _items.Add(obj);
    }

    public virtual object Dequeue()
    {
        object item = Peek();
        _items.RemoveAt(0);
        return item;
    }

    public virtual object Peek()
    {
        if (_items.Count == 0)
        {
            throw new InvalidOperationException();
        }

        return _items[0];
    }

    public virtual object[] ToArray()
    {
        object[] items = new object[_items.Count];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = _items[i];
        }

        return items;
    }
}

namespace System.Collections;

public class Stack : ICollection, ICloneable
{
    private ArrayList _items = new ArrayList();

    public Stack()
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
        Stack copy = new Stack();
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

    public virtual void Push(object obj)
    {
        _items.Add(obj);
    }

    public virtual object Pop()
    {
        object item = Peek();
        _items.RemoveAt(_items.Count - 1);
        return item;
    }

    public virtual object Peek()
    {
        if (_items.Count == 0)
        {
            throw new InvalidOperationException();
        }

        return _items[_items.Count - 1];
    }

    public virtual object[] ToArray()
    {
        object[] items = new object[_items.Count];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = _items[_items.Count - 1 - i];
        }

        return items;
    }
}

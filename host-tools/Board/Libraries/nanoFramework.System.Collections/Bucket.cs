namespace System.Collections;

/// <summary>An entry of a hash table; native code makes and reads them.</summary>
internal class Bucket
{
    public object _key;
    public object _value;
    public uint _hash;

    public Bucket(object key, object value, uint hash)
    {
        _key = key;
        _value = value;
        _hash = hash;
    }
}

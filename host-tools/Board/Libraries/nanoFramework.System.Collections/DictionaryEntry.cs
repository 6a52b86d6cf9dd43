namespace System.Collections;

[Serializable]
public class DictionaryEntry
{
    public object Key;
    public object Value;

    public DictionaryEntry(object key, object value)
    {
        Key = key;
        Value = value;
    }
}

namespace System.Text;

[Serializable]
public abstract class Encoding
{
    public virtual byte[] GetBytes(string s)
    {
        return null;
    }

    public virtual int GetBytes(string s, int charIndex, int charCount, byte[] bytes, int byteIndex)
    {
        throw new NotImplementedException();
    }

    public virtual char[] GetChars(byte[] bytes)
    {
        throw new NotImplementedException();
    }

    public virtual char[] GetChars(byte[] bytes, int byteIndex, int byteCount)
    {
        throw new NotImplementedException();
    }

    public virtual string GetString(byte[] bytes, int index, int count)
    {
        return new string(GetChars(bytes, index, count));
    }

    public abstract Decoder GetDecoder();

    public static Encoding UTF8 => new UTF8Encoding();
}

namespace System.Text;

public abstract class Encoding
{
    private static readonly Encoding s_utf8 = new UTF8Encoding();

    public static Encoding UTF8
    {
        get { return s_utf8; }
    }

    public virtual byte[] GetBytes(string s)
    {
        throw new NotImplementedException();
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
}

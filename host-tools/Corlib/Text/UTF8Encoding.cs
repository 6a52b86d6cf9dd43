using System.Runtime.CompilerServices;

namespace System.Text;

public class UTF8Encoding : Encoding
{
    [MethodImpl(MethodImplOptions.InternalCall)]
    public override extern byte[] GetBytes(string s);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public override extern int GetBytes(string s, int charIndex, int charCount, byte[] bytes, int byteIndex);

    public override char[] GetChars(byte[] bytes)
    {
        return GetChars(bytes, 0, bytes.Length);
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    public override extern char[] GetChars(byte[] bytes, int byteIndex, int byteCount);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public override extern string GetString(byte[] bytes, int index, int count);
}

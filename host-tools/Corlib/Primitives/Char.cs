namespace System;

public struct Char
{
    internal char _value;

    public const char MaxValue = (char)0xFFFF;
    public const char MinValue = (char)0x00;

    public override string ToString()
    {
        return new string(this, 1);
    }

    public char ToLower()
    {
        char c = this;
        return c >= 'A' && c <= 'Z' ? (char)(c - ('A' - 'a')) : c;
    }

    public char ToUpper()
    {
        char c = this;
        return c >= 'a' && c <= 'z' ? (char)(c + ('A' - 'a')) : c;
    }
}

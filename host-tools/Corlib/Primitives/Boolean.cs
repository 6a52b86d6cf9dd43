namespace System;

public struct Boolean
{
    internal bool _value;

    public static readonly string FalseString = "False";
    public static readonly string TrueString = "True";

    public override string ToString()
    {
        return this ? TrueString : FalseString;
    }
}

using System.Collections;

namespace System;

public sealed partial class String
{
    public IEnumerator GetEnumerator()
    {
        throw new NotSupportedException();
    }

    public override bool Equals(object obj)
    {
        string other = obj as string;
        return (object)other != null && Equals(this, other);
    }

    public override string ToString()
    {
        return this;
    }

    public static string Concat(object arg0)
    {
        return arg0 == null ? Empty : arg0.ToString();
    }

    public static string Concat(object arg0, object arg1)
    {
        return Concat(Concat(arg0), Concat(arg1));
    }

    public static string Concat(object arg0, object arg1, object arg2)
    {
        return Concat(Concat(arg0), Concat(arg1), Concat(arg2));
    }

    public static string Concat(params object[] args)
    {
        if (args == null)
        {
            throw new ArgumentNullException("args");
        }

        string[] texts = new string[args.Length];
        for (int i = 0; i < args.Length; i++)
        {
            texts[i] = Concat(args[i]);
        }

        return Concat(texts);
    }

    public static string Intern(string str)
    {
        return str;
    }

    public static string IsInterned(string str)
    {
        return str;
    }

    public static string Format(string format, params object[] args)
    {
        return FormatText.Format(format, args);
    }

    public string PadLeft(int totalWidth, char paddingChar = ' ')
    {
        if (totalWidth < 0)
        {
            throw new ArgumentOutOfRangeException("totalWidth can't be less than 0");
        }

        return Length >= totalWidth ? this : new string(paddingChar, totalWidth - Length) + this;
    }

    public string PadRight(int totalWidth, char paddingChar = ' ')
    {
        if (totalWidth < 0)
        {
            throw new ArgumentOutOfRangeException("totalWidth can't be less than 0");
        }

        return Length >= totalWidth ? this : this + new string(paddingChar, totalWidth - Length);
    }

    public static bool IsNullOrEmpty(string value)
    {
        return value == null || value.Length == 0;
    }

    public bool Contains(string value)
    {
        return value == Empty || IndexOf(value) >= 0;
    }

    public bool StartsWith(string value)
    {
        ArgumentNullException.ThrowIfNull(value, "value");
        return value.Length == 0 || (Length >= value.Length && Compare(Substring(0, value.Length), value) == 0);
    }

    public bool EndsWith(string value)
    {
        ArgumentNullException.ThrowIfNull(value, "value");
        return value.Length == 0 || (Length >= value.Length && Compare(Substring(Length - value.Length), value) == 0);
    }
}

namespace System;

/// <summary>String.Format: {index[,alignment][:format]}, with the device's messages.</summary>
internal static class FormatText
{
    public static string Format(string format, object[] args)
    {
        int length = format.Length;
        string output = string.Empty;
        for (int i = 0; i < length; i++)
        {
            char c = format[i];
            if (c == '{')
            {
                if (i + 1 == length)
                {
                    throw Error("no closed brace", i);
                }

                if (format[i + 1] == '{')
                {
                    output += c;
                    i++;
                }
                else
                {
                    i++;
                    output += Item(format, ref i, args);
                }
            }
            else if (c == '}')
            {
                if (i + 1 == length || format[i + 1] != '}')
                {
                    throw Error("no closed brace", i);
                }

                output += c;
                i++;
            }
            else
            {
                output += c;
            }
        }

        return output;
    }

    private static string Item(string format, ref int i, object[] args)
    {
        string token = Digits(format, ref i, ",:}", "wrong symbol at {}");
        if (token.Length == 0)
        {
            throw Error("empty {}", i);
        }

        int index = int.Parse(token);
        int alignment = 0;
        string specifier = string.Empty;
        if (At(format, i) == ',')
        {
            string sign = At(format, i + 1) == '-' ? "-" : string.Empty;
            i += 1 + sign.Length;
            token = sign + Digits(format, ref i, ":}", "wrong symbol at alignment");
            if (token.Length == 0)
            {
                throw Error("empty alignment", i);
            }

            alignment = int.Parse(token);
        }

        if (At(format, i) == ':')
        {
            i++;
            int start = i;
            while (i < format.Length && format[i] != '}')
            {
                i++;
            }

            specifier = format.Substring(start, i - start);
            if (specifier.Length == 0)
            {
                throw Error("empty format after ':'", i);
            }
        }

        if (At(format, i) != '}')
        {
            throw Error("no closed brace", i);
        }

        return Align(Text(args[index], specifier), alignment);
    }

    private static string Digits(string format, ref int i, string ends, string error)
    {
        string token = string.Empty;
        for (; i < format.Length; i++)
        {
            char c = format[i];
            if (c >= '0' && c <= '9')
            {
                token += c;
            }
            else if (ends.IndexOf(c) >= 0)
            {
                break;
            }
            else
            {
                throw Error(error, i);
            }
        }

        return token;
    }

    private static string Text(object value, string specifier)
    {
        if (value == null)
        {
            return string.Empty;
        }

        return specifier.Length == 0 ? value.ToString() : Native.FormatValue(value, specifier) ?? Formatted(value, specifier);
    }

    private static string Formatted(object value, string specifier)
    {
        Reflection.MethodInfo method = value.GetType().GetMethod("ToString", new Type[] { typeof(string) });
        return method == null ? value.ToString() : (string)method.Invoke(value, new object[] { specifier });
    }

    private static string Align(string text, int alignment)
    {
        return alignment > 0 ? text.PadLeft(alignment) : alignment < 0 ? text.PadRight(-alignment) : text;
    }

    private static char At(string format, int i)
    {
        return i < format.Length ? format[i] : '\0';
    }

    private static ArgumentException Error(string what, int column)
    {
        return new ArgumentException("Format error: " + what + ", column " + column);
    }
}

using System.Threading;

namespace System;

/// <summary>What the host's compiler calls where the device's compiler writes something else with the same meaning.</summary>
internal static class HostOverloads
{
    public static void MonitorEnter(object obj, ref bool taken)
    {
        Monitor.Enter(obj);
        taken = true;
    }

    public static object CompareExchange(ref object location, object value, object comparand)
    {
        object old = location;
        if (old == comparand)
        {
            location = value;
        }

        return old;
    }

    public static string Format1(string format, object arg0)
    {
        return string.Format(format, new object[] { arg0 });
    }

    public static string Format2(string format, object arg0, object arg1)
    {
        return string.Format(format, new object[] { arg0, arg1 });
    }

    public static string Format3(string format, object arg0, object arg1, object arg2)
    {
        return string.Format(format, new object[] { arg0, arg1, arg2 });
    }

    public static string[] Split(string text, char separator, int options)
    {
        if (options != 0)
        {
            throw new NotSupportedException();
        }

        return text.Split(new char[] { separator });
    }

    public static string Trim(string text, char c)
    {
        return text.Trim(new char[] { c });
    }

    public static string TrimStart(string text, char c)
    {
        return text.TrimStart(new char[] { c });
    }

    public static string TrimEnd(string text, char c)
    {
        return text.TrimEnd(new char[] { c });
    }

    public static string PadLeft(string text, int width)
    {
        return text.PadLeft(width, ' ');
    }

    public static string PadRight(string text, int width)
    {
        return text.PadRight(width, ' ');
    }

    public static bool StringEquals(string text, string other)
    {
        return text.Equals((object)other);
    }

    public static bool TypeEquals(Type left, Type right)
    {
        return (object)left == (object)right;
    }

    public static bool TypeDiffers(Type left, Type right)
    {
        return (object)left != (object)right;
    }

    public static bool EventSet(WaitHandle handle)
    {
        return handle.Signal(true);
    }

    public static bool EventReset(WaitHandle handle)
    {
        return handle.Signal(false);
    }

    public static sbyte ToSByte(string value)
    {
        return Convert.ToSByte(value, 10);
    }

    public static byte ToByte(string value)
    {
        return Convert.ToByte(value, 10);
    }

    public static short ToInt16(string value)
    {
        return Convert.ToInt16(value, 10);
    }

    public static ushort ToUInt16(string value)
    {
        return Convert.ToUInt16(value, 10);
    }

    public static int ToInt32(string value)
    {
        return Convert.ToInt32(value, 10);
    }

    public static uint ToUInt32(string value)
    {
        return Convert.ToUInt32(value, 10);
    }

    public static long ToInt64(string value)
    {
        return Convert.ToInt64(value, 10);
    }

    public static ulong ToUInt64(string value)
    {
        return Convert.ToUInt64(value, 10);
    }

    public static string TextOf(ref char value)
    {
        return value.ToString();
    }

    public static string SameText(string value)
    {
        return value;
    }

    public static string Join(string first, string second)
    {
        return first + second;
    }

    public static string Join(string first, string second, string third)
    {
        return first + second + third;
    }

    public static string Join(string first, string second, string third, string fourth)
    {
        return first + second + third + fourth;
    }
}

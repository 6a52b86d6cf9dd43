using System;

namespace nanoFramework.TestFramework;

public static class Helper
{
    /// <summary>A method with data rows runs once for each row, and not once more without arguments.</summary>
    public static object[] RemoveTestMethodIfDataRowExists(object[] attribs)
    {
        int tests = Count(attribs, typeof(TestMethodAttribute));
        if (tests == 0 || Count(attribs, typeof(DataRowAttribute)) == 0)
        {
            return attribs;
        }

        object[] kept = new object[attribs.Length - tests];
        int count = 0;
        foreach (object attribute in attribs)
        {
            if (attribute.GetType() != typeof(TestMethodAttribute))
            {
                kept[count++] = attribute;
            }
        }

        return kept;
    }

    private static int Count(object[] attributes, Type type)
    {
        int count = 0;
        foreach (object attribute in attributes)
        {
            count += attribute.GetType() == type ? 1 : 0;
        }

        return count;
    }
}

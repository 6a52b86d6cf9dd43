using System;
using System.Reflection;

namespace nanoFramework.TestFramework;

/// <summary>Runs the tests of the assembly NFUnitTest and prints a line for each, as the device's launcher does.</summary>
public static class UnitTestLauncher
{
    /// <summary>Setup, the tests and Cleanup of each class with <see cref="TestClassAttribute"/>.</summary>
    public static void Main()
    {
        Type[] types = Assembly.Load("NFUnitTest").GetTypes();
        for (int i = 0; i < types.Length; i++)
        {
            if (types[i].IsClass && Has(types[i].GetCustomAttributes(true), typeof(TestClassAttribute)))
            {
                RunClass(types[i].GetMethods());
            }
        }
    }

    private static void RunClass(MethodInfo[] methods)
    {
        if (Run(methods, typeof(SetupAttribute)))
        {
            Run(methods, typeof(TestMethodAttribute));
            Run(methods, typeof(DataRowAttribute));
            Run(methods, typeof(CleanupAttribute));
        }
    }

    private static bool Has(object[] attributes, Type type)
    {
        for (int i = 0; i < attributes.Length; i++)
        {
            if (attributes[i].GetType() == type)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>False when a Setup skipped the class.</summary>
    private static bool Run(MethodInfo[] methods, Type kind)
    {
        for (int i = 0; i < methods.Length; i++)
        {
            object[] attributes = methods[i].GetCustomAttributes(true);
            bool rows = Has(attributes, typeof(DataRowAttribute));
            int index = 0;
            for (int j = 0; j < attributes.Length; j++)
            {
                Type type = attributes[j].GetType();
                if (rows && type == typeof(TestMethodAttribute))
                {
                    continue;
                }

                string name = methods[i].DeclaringType.FullName + "." + methods[i].Name + "." + index.ToString();
                index++;
                if (type == kind && !RunOne(methods[i], attributes[j], name) && kind == typeof(SetupAttribute))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool RunOne(MethodInfo method, object attribute, string name)
    {
        try
        {
            long start = DateTime.UtcNow.Ticks;
            DataRowAttribute? row = attribute as DataRowAttribute;
            method.Invoke(null, row == null ? null : row.MethodParameters);
            Console.WriteLine("Test passed," + name + "," + (DateTime.UtcNow.Ticks - start).ToString());
        }
        catch (SkipTestException e)
        {
            Console.WriteLine("Test skipped," + name + "," + e.Message);
            return false;
        }
        catch (Exception e)
        {
            Console.WriteLine("Test failed," + name + "," + e.Message);
        }

        return true;
    }
}

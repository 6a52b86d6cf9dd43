using System;
using System.Reflection;

namespace nanoFramework.TestFramework;

/// <summary>Runs the tests of the assembly NFUnitTest and prints a line for each.</summary>
public class UnitTestLauncher
{
    public static void Main()
    {
        foreach (Type type in Assembly.Load("NFUnitTest").GetTypes())
        {
            if (!type.IsClass)
            {
                continue;
            }

            foreach (object attribute in type.GetCustomAttributes(true))
            {
                if (attribute.GetType() == typeof(TestClassAttribute))
                {
                    RunClass(type.GetMethods());
                }
            }
        }
    }

    private static void RunClass(MethodInfo[] methods)
    {
        if (!RunAll(methods, typeof(SetupAttribute)))
        {
            return;
        }

        RunAll(methods, typeof(TestMethodAttribute));
        RunAll(methods, typeof(DataRowAttribute));
        RunAll(methods, typeof(CleanupAttribute));
    }

    /// <summary>False when a Setup skipped the class.</summary>
    private static bool RunAll(MethodInfo[] methods, Type kind)
    {
        foreach (MethodInfo method in methods)
        {
            object[] attributes = Helper.RemoveTestMethodIfDataRowExists(method.GetCustomAttributes(true));
            for (int i = 0; i < attributes.Length; i++)
            {
                if (attributes[i].GetType() != kind)
                {
                    continue;
                }

                bool skipped = !Run(method, attributes[i], $"{method.DeclaringType.FullName}.{method.Name}.{i}");
                if (skipped && kind == typeof(SetupAttribute))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool Run(MethodInfo method, object attribute, string name)
    {
        try
        {
            long start = DateTime.UtcNow.Ticks;
            method.Invoke(null, attribute is DataRowAttribute row ? row.MethodParameters : null);
            Console.WriteLine($"Test passed,{name},{DateTime.UtcNow.Ticks - start}");
        }
        catch (SkipTestException e)
        {
            Console.WriteLine($"Test skipped,{name},{e.Message}");
            return false;
        }
        catch (Exception e)
        {
            Console.WriteLine($"Test failed,{name},{e.Message}");
        }

        return true;
    }
}

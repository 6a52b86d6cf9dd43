using System;
using System.Reflection;

namespace SecureBoot.TestRunner;

/// <summary>Calls the methods of test classes as nanoFramework's launcher does: by reflection, without an
/// object.</summary>
public static class Runner
{
    private const string Framework = "nanoFramework.TestFramework.";
    private const string Row = Framework + "DataRowAttribute";

    // The host writes the assembly's name over it (TestAdapter, NanoClr/LauncherImage.cs): a program gets no arguments.
    private const string AssemblyName =
        "@SecureBoot.TestRunner.AssemblyName@.........................................................."
        + ".....................";

    /// <summary>Calls one method; its exceptions go to the caller.</summary>
    /// <param name="assembly">The assembly's name.</param>
    /// <param name="type">The class, nested ones with a plus.</param>
    /// <param name="method">The method's name.</param>
    /// <param name="parameters">The full names of its parameters' types, parted by commas; null where the name is the
    /// only one.</param>
    /// <param name="row">The index of the data row with the arguments, from 0; negative without arguments.</param>
    public static void Run(string assembly, string type, string method, string? parameters, int row)
    {
        foreach (MethodInfo candidate in Assembly.Load(assembly).GetType(type).GetMethods())
        {
            if (candidate.Name == method && (parameters == null || parameters == ParametersOf(candidate)))
            {
                candidate.Invoke(null, row < 0 ? null : Arguments(candidate, row));
                return;
            }
        }

        throw new Exception("the device has no public method " + type + "." + method);
    }

    /// <summary>Runs all tests of an assembly and prints a line for each, as nanoFramework's launcher does for
    /// NFUnitTest.</summary>
    public static void Main()
    {
        foreach (Type type in Assembly.Load(AssemblyName).GetTypes())
        {
            if (type.IsClass && Has(type.GetCustomAttributes(true), Framework + "TestClassAttribute"))
            {
                RunClass(type.GetMethods());
            }
        }
    }

    private static void RunClass(MethodInfo[] methods)
    {
        if (RunAll(methods, Framework + "SetupAttribute"))
        {
            RunAll(methods, Framework + "TestMethodAttribute");
            RunAll(methods, Row);
            RunAll(methods, Framework + "CleanupAttribute");
        }
    }

    /// <summary>False when a preparation skipped the class.</summary>
    private static bool RunAll(MethodInfo[] methods, string kind)
    {
        foreach (MethodInfo method in methods)
        {
            object[] attributes = method.GetCustomAttributes(true);
            bool hasRows = Has(attributes, Row);
            int index = 0;
            foreach (object attribute in attributes)
            {
                string name = attribute.GetType().FullName;
                if (hasRows && name == Framework + "TestMethodAttribute")
                {
                    continue;
                }

                if (name == kind && !RunOne(method, attribute, index) && kind == Framework + "SetupAttribute")
                {
                    return false;
                }

                index++;
            }
        }

        return true;
    }

    /// <summary>False when the test skipped itself.</summary>
    private static bool RunOne(MethodInfo method, object attribute, int index)
    {
        string name = method.DeclaringType.FullName + "." + method.Name + "." + index.ToString();
        try
        {
            long start = DateTime.UtcNow.Ticks;
            method.Invoke(null, attribute.GetType().FullName == Row ? ArgumentsOf(attribute) : null);
            Console.WriteLine("Test passed," + name + "," + (DateTime.UtcNow.Ticks - start).ToString());
        }
        catch (Exception e)
        {
            bool isSkipped = e.GetType().FullName == Framework + "SkipTestException";
            Console.WriteLine((isSkipped ? "Test skipped," : "Test failed,") + name + "," + e.Message);
            return !isSkipped;
        }

        return true;
    }

    private static bool Has(object[] attributes, string name)
    {
        foreach (object attribute in attributes)
        {
            if (attribute.GetType().FullName == name)
            {
                return true;
            }
        }

        return false;
    }

    private static object[] Arguments(MethodInfo method, int row)
    {
        foreach (object attribute in method.GetCustomAttributes(true))
        {
            if (attribute.GetType().FullName == Row && row-- == 0)
            {
                return ArgumentsOf(attribute);
            }
        }

        throw new Exception("the device has no such data row of " + method.Name);
    }

    private static object[] ArgumentsOf(object row)
    {
        return (object[])row.GetType().GetMethod("get_MethodParameters").Invoke(row, null);
    }

    private static string ParametersOf(MethodInfo method)
    {
        string names = "";
        foreach (ParameterInfo parameter in method.GetParameters())
        {
            names += names.Length == 0 ? parameter.ParameterType.FullName : "," + parameter.ParameterType.FullName;
        }

        return names;
    }
}

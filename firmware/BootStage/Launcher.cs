using System;
using System.Reflection;
using SecureBoot.Image;

namespace SecureBoot.BootStage;

/// <summary>Loads verified assemblies and calls the entry point of the last assembly.</summary>
internal static class Launcher
{
    /// <summary>Loads and calls. It returns when the application does.</summary>
    /// <param name="body">The verified array. It becomes the running code: no code may write to it after this
    /// call.</param>
    /// <param name="assemblies">The assemblies.</param>
    /// <param name="verdict">The second verdict: only with <see cref="VerifyStatus.Ok"/> does the method load
    /// assemblies.</param>
    internal static LaunchStatus Launch(byte[] body, AssemblyList assemblies, VerifyStatus verdict)
    {
        try
        {
            if (verdict != VerifyStatus.Ok)
            {
                return LaunchStatus.NotLaunched;
            }

            Assembly? last = Load(body, assemblies);
            if (last is null)
            {
                return LaunchStatus.LoadFailed;
            }

            MethodInfo? main = FindEntryPoint(last);
            return main is null ? LaunchStatus.MissingEntryPoint : Call(main);
        }
        catch (Exception)
        {
            // The memory may be too small for the copies. The runtime would not reset a boot stage that ended by this.
            return LaunchStatus.LoadFailed;
        }
    }

    // The last assembly, or null.
    private static Assembly? Load(byte[] body, AssemblyList assemblies)
    {
        AssemblyLoader loader = new RuntimeLoader();
        Assembly? last = null;
        for (int i = 0; i < assemblies.Count; i++)
        {
            // The first assembly starts the array, so the array itself is loaded: the runtime uses the size in the
            // header.
            byte[] bytes = i == 0 ? body : Copy(body, assemblies.OffsetAt(i), assemblies.SizeAt(i));
            last = LoadTries.Load(loader, bytes);
            if (last is null)
            {
                return null;
            }
        }

        return last;
    }

    private static byte[] Copy(byte[] body, int offset, int size)
    {
        byte[] copy = new byte[size];
        Array.Copy(body, offset, copy, 0, size);
        return copy;
    }

    private static MethodInfo? FindEntryPoint(Assembly assembly)
    {
        Type[] types = assembly.GetTypes();
        for (int i = 0; i < types.Length; i++)
        {
            MethodInfo? main = types[i].GetMethod(
                "Main", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic);
            if (main is not null && main.GetParameters().Length == 0)
            {
                return main;
            }
        }

        return null;
    }

    private static LaunchStatus Call(MethodInfo main)
    {
        try
        {
            main.Invoke(null, null);
            return LaunchStatus.Ok;
        }
        catch (Exception exception)
        {
            BootLog.WriteFailure(exception);
            return LaunchStatus.ApplicationFailed;
        }
    }
}
